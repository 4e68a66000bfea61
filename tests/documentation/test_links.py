"""What the documents point to is there: files, headings, modules, targets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documentation.pages import PAGES, ROOT, Page, page

_OUTSIDE = re.compile(r"[a-z]+:")
_PATH = re.compile(r"(?:streams|tests|training|benchmarks|deploy|docs|schemas)/[\w./-]+")
_MODULE = re.compile(r"python -m ([\w.]+)")
_TARGET = re.compile(r"(?:^|(?<=\$ ))make ([a-z-]+)", re.MULTILINE)

each_page = pytest.mark.parametrize("each", PAGES, ids=lambda each: each.name)


@each_page
def test_links_lead_somewhere(each: Page) -> None:
    for link in each.links():
        if not _OUTSIDE.match(link):
            target, _, anchor = link.partition("#")
            path = (each.path.parent / target).resolve() if target else each.path
            assert path.exists(), f"{link}: there is no such file"
            assert not anchor or anchor in Page(path).anchors(), f"{link}: there is no such heading"


@each_page
def test_paths_that_are_named_exist(each: Page) -> None:
    missing = [span for span in each.spans() if _PATH.fullmatch(span) and not (ROOT / span).exists()]
    assert missing == []


def _commands(each: Page) -> Iterator[str]:
    yield from each.spans()
    yield from (block.code for block in each.blocks if block.language in ("", "sh", "console"))


@each_page
def test_modules_that_are_run_exist(each: Page) -> None:
    names = [name for text in _commands(each) for name in _MODULE.findall(text) if "." in name or name == "benchmarks"]
    places = [ROOT.joinpath(*name.split(".")) for name in names]
    assert [str(path) for path in places if not _is_module(path)] == []


def _is_module(path: Path) -> bool:
    return path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@each_page
def test_make_has_the_targets(each: Page) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {name for text in _commands(each) for name in _TARGET.findall(text)} <= targets


def test_the_readme_is_short() -> None:
    assert len(page("README.md").lines) <= 220


def test_the_map_has_every_room() -> None:
    (drawing,) = (block.code for block in page("ARCHITECTURE.md").blocks if "pipeline/" in block.code)
    rooms = {path.parent.name for path in (ROOT / "streams").glob("*/**/__init__.py")}
    inner = {"client", "commands", "files", "views"}  # of the commands, named in words
    assert rooms - inner <= set(re.findall(r"(\w+)/", drawing))
