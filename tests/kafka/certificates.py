"""Certificates for a guarded node and its clients, made anew for each run."""

from dataclasses import dataclass
from pathlib import Path

import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Certificates:
    """PEM files."""

    authority: Path
    """Signed the node's and the client's certificates."""
    stranger: Path
    """An authority that signed neither."""
    node: Path
    """Key and certificate."""
    client: Path
    """Key, encrypted with the password, and certificate."""


def make_certificates(directory: Path, *, client_password: str) -> Certificates:
    """Write certificates and keys to ``directory``."""
    authority, stranger = trustme.CA(), trustme.CA()
    files = Certificates(*(directory / f"{name}.pem" for name in ("authority", "stranger", "node", "client")))
    authority.cert_pem.write_to_path(str(files.authority))
    stranger.cert_pem.write_to_path(str(files.stranger))
    _write(authority.issue_cert(HOST), files.node, NoEncryption())
    _write(authority.issue_cert("client@example.org"), files.client, BestAvailableEncryption(client_password.encode()))
    return files


def _write(certificate: trustme.LeafCert, path: Path, encryption: KeySerializationEncryption) -> None:
    """Key (in PKCS 8, for Java) and certificate, in one file."""
    key = load_pem_private_key(certificate.private_key_pem.bytes(), None)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    path.write_bytes(pem + b"".join(part.bytes() for part in certificate.cert_chain_pems))
