"""Private addresses are known, however they are written."""

import asyncio
import socket

import pytest

from streams.cli.polling.addresses import PrivateAddressError, PublicResolver, is_public, names_private


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address, nothing listens there
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "no address",
    ],
)
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "10.1.2.3"])
def test_who_writes_a_private_address_names_it(host: str) -> None:
    assert names_private(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "example.com", "localhost.example.com", "2130706433", "127.1", ""])
def test_a_name_is_no_private_address_whatever_it_leads_to(host: str) -> None:
    assert not names_private(host)


@pytest.mark.parametrize("host", ["localhost", "2130706433"])
def test_names_that_lead_to_this_machine_are_not_resolved(host: str) -> None:
    async def resolve() -> None:
        await PublicResolver().resolve(host, 80, socket.AF_INET)

    with pytest.raises(PrivateAddressError):
        asyncio.run(resolve())
