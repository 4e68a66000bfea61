"""Why an address can't be listened on."""

import errno

import pytest

from streams.listening import why_not


@pytest.mark.parametrize(
    ("error", "message"),
    [
        pytest.param(
            OSError(errno.EADDRINUSE, "while attempting to bind"),
            "h:1: Address already in use. Set --port to another port, or to 0 for any free one.",
            id="a taken port",
        ),
        pytest.param(
            OSError(errno.EADDRNOTAVAIL, ""),
            "h:1: Cannot assign requested address. Set --host to an address of this machine.",
            id="another machine's address",
        ),
        pytest.param(
            OSError("no such name"), "h:1: no such name. Set --host to an address of this machine.", id="no number"
        ),
    ],
)
def test_an_address_is_told_with_what_to_do(error: OSError, message: str) -> None:
    assert why_not(error, "h", 1, port_option="--port", host_option="--host") == message
