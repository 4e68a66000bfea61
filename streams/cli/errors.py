"""How a command says that it cannot go on."""


class CommandError(Exception):
    """Ends the command with one line on standard error that says what is wrong and what to do.

    Args:
        message: That line, without the program's name.
        status: The exit status: 1, or 2 for wrong usage or settings.
    """

    def __init__(self, message: str, *, status: int = 1) -> None:
        super().__init__(message)
        self.status = status
