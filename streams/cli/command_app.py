"""The Typer application that a command's module begins with: all commands have the same look."""

import typer


def command_app(group_help: str | None = None) -> typer.Typer:
    """An application for one command, or for a group of them with ``group_help`` as the group's text.

    Help is Markdown, so that its paragraphs are wrapped to the terminal and not where the source breaks its lines.
    """
    return typer.Typer(
        add_completion=False,
        rich_markup_mode="markdown",
        no_args_is_help=group_help is not None,
        help=group_help,
    )
