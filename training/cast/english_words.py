"""Makes streams/data/words/english_words.txt from SCOWL, as Debian's package ``wamerican-small`` has it.

Run: ``apt-get install wamerican-small && python -m training.cast.english_words``. Kept: words in lower case.
"""

import re
from pathlib import Path

from streams.data import path_of

SOURCE = Path("/usr/share/dict/american-english-small")
TARGET = path_of("words/english_words.txt")
HEADER = """\
# English words that are written in lower case. Made by training/cast/english_words.py from SCOWL (level 35).
# The collective work is Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell
# these word lists, the associated scripts, the output created from the scripts, and its documentation for any
# purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both
# that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no
# representations about the suitability of this array for any purpose. It is provided "as is" without express or
# implied warranty.
"""


def main() -> None:
    """Write the data file."""
    words = (line.strip() for line in SOURCE.read_text(encoding="utf-8").splitlines())
    kept = sorted({word for word in words if re.fullmatch("[a-z]{2,}", word)})
    TARGET.write_text(HEADER + "".join(f"{word}\n" for word in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
