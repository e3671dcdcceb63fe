"""A private key and the certificates that say whose it is, both as PEM files."""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from ensemble.engine.errors import Unsupported

LARGEST = 1_000_000
CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}


@dataclass(frozen=True, slots=True)
class Keys:
    """Where the key lies, and the certificate with those above it in one file, its own first."""

    key: Path
    certificate: Path

    def check(self) -> None:
        """Raises Unsupported, saying what is wrong, unless a file could be signed now."""
        library()
        self._method()

    def signer(self) -> Any:
        """What c2pa signs with. Raises Unsupported like `check`."""
        found, method = library(), self._method()
        key, chain = _content(self.key, "key"), _content(self.certificate, "certificate")
        return found.Signer.from_info(found.C2paSignerInfo(method.encode(), chain, key, None))

    def _method(self) -> str:
        """The name of the algorithm, once key and certificate are known to belong together."""
        key, certificate = self._key(), self._certificate()
        if key.public_key() != certificate.public_key():
            raise Unsupported(f"{self.certificate.name} is not the certificate of this key.")
        now = datetime.now(UTC)
        if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
            last = certificate.not_valid_after_utc.date()
            raise Unsupported(f"{self.certificate.name} is not valid now; it ends on {last}.")
        return _algorithm(key, self.key.name)

    def _key(self) -> Any:
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            return load_pem_private_key(_content(self.key, "key"), password=None)
        except (ValueError, TypeError) as error:
            sentence = f"{self.key.name} is not a private key as PEM without a password."
            raise Unsupported(sentence) from error

    def _certificate(self) -> Any:
        from cryptography.x509 import load_pem_x509_certificates

        try:
            return load_pem_x509_certificates(_content(self.certificate, "certificate"))[0]
        except ValueError as error:
            raise Unsupported(f"{self.certificate.name} is not a certificate as PEM.") from error


def library() -> Any:
    """c2pa, which only those install who sign. Raises Unsupported where it is missing."""
    try:
        return import_module("c2pa")
    except ImportError as error:
        raise Unsupported(
            "Signing needs one more library. Run `script/setup provenance`."
        ) from error


def _algorithm(key: Any, name: str) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in CURVES:
        return CURVES[key.curve.name]
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        return "ps256"
    raise Unsupported(f"{name} is of a kind that C2PA doesn't sign with. Make an EC key (P-256).")


def _content(path: Path, what: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise Unsupported(f"The {what} for signing could not be read from {path}.") from error
