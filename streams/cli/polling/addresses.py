"""Which network addresses may be reached: the world's, and a private one only where the user named it."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

_NAT64: Final = 0x0064_FF9B << 96
_LOW_32: Final = 0xFFFF_FFFF


class PrivateAddressError(OSError):
    """A name leads to a private address, and nobody has allowed that."""


def not_followed(host: str) -> str:
    """That a host is private, and what to do if it is meant to be reached."""
    return f"{host} is a private address, which is not followed (quotetape feed --private-host {host} would)"


def is_public(address: str) -> bool:
    """Whether an IP address is the world's: not loopback, private, link-local, reserved or for many."""
    try:
        ip = ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in _meant(ip))


def is_address(host: str) -> bool:
    """Whether ``host`` is an IP address and no name."""
    try:
        ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return True


def names_private(host: str) -> bool:
    """Whether who writes this host asks for a private address: one by its numbers, or ``localhost``.

    What a name leads to is nobody's word but its owner's, who may have it lead anywhere, once or always.
    """
    return host == "localhost" or (is_address(host) and not is_public(host))


class PublicResolver(AbstractResolver):
    """Resolves names whose every address is public: the check is made on the address that is then connected to."""

    def __init__(self) -> None:
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of ``host``.

        Raises:
            PrivateAddressError: One of them is private.
        """
        found = await self._resolver.resolve(host, port, family)
        if not all(is_public(each["host"]) for each in found):
            raise PrivateAddressError(not_followed(host))
        return found

    async def close(self) -> None:
        """Nothing is held."""


def _meant(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, and the one inside it where IPv6 carries an IPv4 address along."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    inside: list[IPv4Address | IPv6Address] = [ip]
    if ip.sixtofour is not None:
        inside.append(ip.sixtofour)
    if ip.teredo is not None:
        inside.extend(ip.teredo)
    if int(ip) >> 32 == _NAT64 >> 32:
        inside.append(IPv4Address(int(ip) & _LOW_32))
    return inside
