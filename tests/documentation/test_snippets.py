"""What the documents show works: programs run, commands and their options exist, output is what comes out."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from streams import enrich
from streams.cli import app
from streams.pipeline.schemas import validator
from tests.documentation.pages import PAGES, Block, Page, page

_SHOWN = re.compile(r"# (.+)$")
_SHELL = {"", "sh", "console"}
_ENDS = {"|", ">", ">>", "<", "&&", "&", ";"}


def _programs() -> list[Any]:
    return [
        pytest.param(block, id=f"{each.name}: {block.code.splitlines()[0]}")
        for each in PAGES
        for block in each.blocks
        if block.language == "python" and not block.note
    ]


@pytest.mark.parametrize("program", _programs())
def test_programs_run_and_give_what_they_say(program: Block) -> None:
    """What is said in a comment after an expression is its value."""
    variables: dict[str, Any] = {}
    lines = program.code.splitlines()
    for statement in ast.parse(program.code).body:
        source = ast.unparse(statement)
        said = _SHOWN.search(lines[statement.end_lineno - 1 if statement.end_lineno else 0])
        if isinstance(statement, ast.Expr) and said:
            assert eval(source, variables) == ast.literal_eval(said[1])  # noqa: S307 - our own documents
        else:
            exec(source, variables)  # noqa: S102 - our own documents


def test_every_program_that_needs_a_broker_has_a_test_of_its_own() -> None:
    """Such as ``test_the_readmes_own_consumer_keeps_what_stands``."""
    marked = [(each.name, block.note) for each in PAGES for block in each.blocks if block.language == "python"]
    assert [entry for entry in marked if entry[1]] == [("README.md", "broker")]


def _command_lines(each: Page) -> Iterator[str]:
    """What the document tells to type, and what it names."""
    for block in each.blocks:
        if block.language in _SHELL:
            for line in block.code.splitlines():
                typed = line.strip()
                if block.language == "sh" or typed.startswith("$ "):
                    yield typed.removeprefix("$ ")
    yield from each.spans()


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.name)
def test_commands_and_their_options_exist(each: Page) -> None:
    lines = [line for line in _command_lines(each) if line.startswith("quotetape ")]
    assert {line: fault for line in lines if (fault := _fault(line))} == {}


def test_the_readme_has_every_command() -> None:
    command: Any = typer.main.get_command(app)
    named = [row[0].strip("`").split()[1] for row in page("README.md").table("Commands")]
    assert named == command.list_commands(None)


def test_the_check_of_commands_finds_what_is_wrong() -> None:
    assert _fault("quotetape consume --quotes --ticker META | jq .text") is None
    assert _fault("quotetape topics create|describe") is None
    assert _fault("quotetape produce [FILE…|-] --no-validate") is None
    assert _fault("quotetape consum") == "no command consum"
    assert _fault("quotetape topics create|remove") == "no command remove"
    assert _fault("quotetape consume --quote") == "no option --quote"
    assert _fault("quotetape consume --count") == "--count has no value"
    assert _fault("quotetape dlq show 1:2 1:3") == "too many arguments"


def _fault(line: str) -> str | None:
    """Why this is no command line of ours."""
    words = shlex.split(line, comments=True)[1:]
    words = words[: next((index for index, word in enumerate(words) if word in _ENDS), len(words))]
    command: Any = typer.main.get_command(app)
    context: Any = None  # no group of ours asks for it
    while words and hasattr(command, "list_commands"):
        named = [(name, command.get_command(context, name)) for name in words.pop(0).split("|")]
        unknown = [name for name, found in named if found is None]
        if unknown:
            return f"no command {unknown[0]}"
        command = named[0][1]
    return _fault_in_options(command, words)


def _fault_in_options(command: Any, words: list[str]) -> str | None:
    options = {name: each for each in command.params for name in (*each.opts, *each.secondary_opts)}
    options |= dict.fromkeys(("-h", "--help"))
    arguments = 0
    left = iter(words)
    for word in left:
        if not word.startswith("-") or word == "-":
            arguments += 1
            continue
        name, equals, _ = word.partition("=")
        if name not in options:
            return f"no option {name}"
        takes_value = options[name] is not None and not options[name].is_flag
        if takes_value and not equals and next(left, None) is None:
            return f"{name} has no value"
    allowed = [each.nargs for each in command.params if each.param_type_name == "argument"]
    return "too many arguments" if -1 not in allowed and arguments > sum(allowed) else None


def _article() -> dict[str, Any]:
    """The article of the README's example without Kafka."""
    (line,) = re.findall(r"\$ cat articles\.jsonl\n(.+)\n", "".join(block.code for block in page("README.md").blocks))
    article: dict[str, Any] = json.loads(line)
    return article


def test_extract_gives_what_the_readme_shows() -> None:
    (shown,) = re.findall(r"\| jq -c .+\n(\[.+\])\n", "".join(block.code for block in page("README.md").blocks))
    quotes: list[Any] = [*enrich(_article())["quotes"]]
    assert [[quote["speaker"]["name"], quote["cue"]["text"], quote["text"]] for quote in quotes] == [json.loads(shown)]


def test_the_contracts_quote_is_the_one_of_that_article() -> None:
    (block,) = (block for block in page("docs/contract.md").blocks if block.language == "jsonc")
    shown = json.loads(re.sub(r"  +//.*", "", block.code))
    (quote,) = enrich(_article())["quotes"]
    assert shown == quote
    assert shown["text"] == _article()["body"][shown["start"] : shown["end"]]


def test_the_contracts_article_is_valid() -> None:
    article, withdrawal = (block for block in page("docs/contract.md").blocks if block.language == "json")
    assert validator("article.v1").is_valid(json.loads(article.code))
    assert validator("quote-withdrawn.v1").is_valid(json.loads(withdrawal.code))
