"""``quotetape schema``: the contract's documents, and whether a file keeps them."""

from pathlib import Path
from typing import Annotated, Final

import orjson
import typer
from jsonschema_rs import ValidationError, ValidationErrorKind

from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.files.articles import SourceArticle, check_files, read_articles
from streams.cli.output import visible
from streams.cluster.topics import output_limit
from streams.pipeline.outcomes import Rejection
from streams.pipeline.schemas import ASYNCAPI, asyncapi_text, faults, pointer, schema, schema_names, schema_text
from streams.settings import load_settings

app = command_app()

_MAX_MESSAGE: Final = 200


@app.command(name="schema")
def print_or_validate(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="Such as article.v1; asyncapi is the document that tells topics, keys and headers. Without a name: "
            "which there are.",
            show_default=False,
        ),
    ] = None,
    *,
    validate: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE|-",
            help="Check the values of this file instead: JSON Lines, a JSON array or one JSON document; - is standard "
            "input. Can be repeated.",
            callback=lambda files: check_files(files) if files else [],
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print a schema of the contract, or validate files against it.

    Each fault is a line on standard output, FILE:LINE: JSON pointer: what is wrong; the exit status is then 1.
    """
    if validate and (name is None or name == ASYNCAPI):
        raise CommandError(f"--validate needs the name of a schema: {', '.join(schema_names())}", status=2)
    if name is None:
        _list()
    elif name == ASYNCAPI:
        typer.echo(asyncapi_text(), nl=False)
    elif name not in schema_names():
        raise CommandError(f"no schema {name!r}; there are: {', '.join([*schema_names(), ASYNCAPI])}", status=2)
    elif validate:
        _validate(name, validate)
    else:
        typer.echo(schema_text(name), nl=False)


def _list() -> None:
    descriptions = {name: schema(name)["description"] for name in schema_names()}
    descriptions[ASYNCAPI] = "The topics with their keys, headers and messages (AsyncAPI 3, YAML)."
    width = max(map(len, descriptions))
    for name, description in descriptions.items():
        typer.echo(f"{name:{width}}  {description.partition('. ')[0].removesuffix('.')}")


def _validate(name: str, files: list[Path]) -> None:
    checked = bad = 0
    for value in read_articles(files, max_bytes=output_limit(load_settings()), form="article"):
        problems = _problems(name, value)
        for problem in problems:
            typer.echo(visible(f"{value.where}: {problem}"))
        checked += 1
        bad += bool(problems)
    typer.echo(f"{checked} checked against {name}, {bad} with faults", err=True)
    if bad:
        raise typer.Exit(1)


def _problems(name: str, source: SourceArticle) -> list[str]:
    """What is wrong with one value, a line each."""
    if not isinstance(source.value, bytes):
        return [source.value.message if isinstance(source.value, Rejection) else source.value.what]
    try:
        value = orjson.loads(source.value)
    except orjson.JSONDecodeError as error:
        return [f"not JSON: {error}"]
    return [
        f"{pointer(fault.instance_path) or '(the whole value)'}: {_message(fault)}" for fault in faults(name, value)
    ]


def _message(fault: ValidationError) -> str:
    """What a person reads; of alternatives, why each does not apply."""
    if isinstance(fault.kind, ValidationErrorKind.AnyOf):
        return "none of the alternatives applies: " + "; or ".join(_message(each[0]) for each in fault.kind.context)
    return fault.message if len(fault.message) <= _MAX_MESSAGE else f"{fault.message[:_MAX_MESSAGE]}…"
