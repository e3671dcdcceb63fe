"""A key and a chain of certificates made by code, good for nothing but tests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ensemble.engine.interchange.signing_keys import Keys

DAY = timedelta(days=1)


def keys_in(folder: Path, *, ends: timedelta = 100 * DAY) -> Keys:
    """A key, and its certificate signed by a root of our own that nobody trusts."""
    root, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    chain = [_certificate("House", key, root, ends), _certificate("Root", root, root, ends, True)]
    made = Keys(folder / "key.pem", folder / "certificate.pem")
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    made.key.write_bytes(secret)
    made.certificate.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in chain))
    return made


def _certificate(
    name: str, key: Any, issuer: Any, ends: timedelta, is_root: bool = False
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("Root"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 200 * DAY)
        .not_valid_after(now + ends)
    )
    for extension, critical in _extensions(key, issuer, is_root):
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer, hashes.SHA256())


def _name(name: str) -> x509.Name:
    names = (NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, "Test")
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in names])


def _extensions(key: Any, issuer: Any, is_root: bool) -> list[tuple[x509.ExtensionType, bool]]:
    usage = [False] * 9
    usage[5 if is_root else 0] = True
    found: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(is_root, None), True),
        (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), False),
        (x509.KeyUsage(*usage), True),
    ]
    if not is_root:
        found.append((x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False))
    return found
