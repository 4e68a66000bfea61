"""Why an address can't be listened on, and what to do."""

import errno
import os


def why_not(error: OSError, host: str, port: int, *, port_option: str, host_option: str) -> str:
    """What is wrong with ``host`` and ``port``, and which option to set: for who starts a server there.

    Args:
        error: What listening raised.
        host: The address.
        port: The port.
        port_option: What sets the port, as users write it.
        host_option: What sets the address, likewise.
    """
    why = os.strerror(error.errno) if error.errno else str(error)
    is_port = error.errno in (errno.EADDRINUSE, errno.EACCES)
    port_remedy, host_remedy = "to another port, or to 0 for any free one", "to an address of this machine"
    remedy = f"{port_option} {port_remedy}" if is_port else f"{host_option} {host_remedy}"
    return f"{host}:{port}: {why}. Set {remedy}."
