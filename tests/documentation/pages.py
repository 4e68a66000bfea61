"""The project's documents as tests read them: code blocks, code spans, headings, links, tables."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]

_FENCE: Final = re.compile(r"^ *```(\S*) ?(.*)$")
_HEADING: Final = re.compile(r"^(#+) (.+)$")
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_SPAN: Final = re.compile(r"`([^`]+)`")
_CELL_ENDS: Final = re.compile(r"(?<!\\)\|")


class Block(NamedTuple):
    """A fenced block."""

    language: str
    note: str
    """What follows the language: "broker" of "python broker"."""
    code: str


class Heading(NamedTuple):
    """A heading, and the lines up to the next one of its level or a higher one."""

    level: int
    title: str
    body: str


class Page:
    """One Markdown file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(ROOT))
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.blocks: list[Block] = []
        prose: list[str] = []
        block: tuple[str, str, list[str]] | None = None
        for line in self.lines:
            fence = _FENCE.match(line)
            if fence and block is None:
                block = fence[1], fence[2], []
            elif fence and block is not None:
                self.blocks.append(Block(block[0], block[1], "\n".join(block[2]) + "\n"))
                block = None
            elif block is not None:
                block[2].append(line)
            else:
                prose.append(line)
        assert block is None, f"{self.name}: a block is not closed"
        self.prose = "\n".join(prose)

    def spans(self) -> list[str]:
        """The words in code style, a table's escapes and line breaks taken out."""
        return [" ".join(span.replace("\\|", "|").split()) for span in _SPAN.findall(self.prose)]

    def links(self) -> list[str]:
        """Where its links lead."""
        return _LINK.findall(self.prose)

    def headings(self) -> Iterator[Heading]:
        """Its headings in order."""
        lines = self.prose.splitlines()
        found = [
            (index, len(match[1]), match[2]) for index, line in enumerate(lines) if (match := _HEADING.match(line))
        ]
        for number, (index, level, title) in enumerate(found):
            end = next((later for later, rank, _ in found[number + 1 :] if rank <= level), len(lines))
            yield Heading(level, title, "\n".join(lines[index + 1 : end]))

    def anchors(self) -> set[str]:
        """What links can lead to, as GitHub makes them of headings."""
        seen: Counter[str] = Counter()
        anchors = set()
        for heading in self.headings():
            slug = re.sub(r"[^\w\- ]", "", heading.title.lower()).replace(" ", "-")
            anchors.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
        return anchors

    def section(self, title: str) -> str:
        """What stands under a heading."""
        (body,) = (heading.body for heading in self.headings() if heading.title == title)
        return body

    def table(self, title: str) -> list[list[str]]:
        """The rows of the first table under a heading, without its head."""
        lines = self.section(title).splitlines()
        first = next(index for index, line in enumerate(lines) if line.startswith("|"))
        last = next((index for index, line in enumerate(lines) if index > first and not line), len(lines))
        return [[cell.strip() for cell in _CELL_ENDS.split(line)[1:-1]] for line in lines[first + 2 : last]]


def page(name: str) -> Page:
    """The document at this path."""
    return Page(ROOT / name)


def pages() -> list[Page]:
    """Every document."""
    folders = ("docs", "examples", "streams", "training", "benchmarks", "deploy", "schemas", "tests")
    paths = [*ROOT.glob("*.md"), *(path for folder in folders for path in ROOT.glob(f"{folder}/**/*.md"))]
    return [Page(path) for path in sorted(paths)]


PAGES: Final = pages()
