import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.signing_keys import Keys
from tests.engine.signing import DAY, keys_in


def test_a_key_with_its_certificate_is_fine(tmp_path: Path) -> None:
    keys_in(tmp_path).check()


def refused(keys: Keys, sentence: str) -> None:
    with pytest.raises(Unsupported, match=sentence):
        keys.check()


def test_what_is_wrong_with_keys_is_said(tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    refused(Keys(tmp_path / "gone.pem", keys.certificate), "key for signing could not be read")
    refused(Keys(keys.certificate, keys.certificate), "not a private key")
    refused(Keys(keys.key, keys.key), "not a certificate")
    refused(Keys(keys.key, keys_in(other).certificate), "not the certificate of this key")
    refused(keys_in(tmp_path, ends=-DAY), "not valid now")


def test_a_key_behind_a_password_is_refused(tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    key = load_pem_private_key(keys.key.read_bytes(), password=None)
    locked = BestAvailableEncryption(b"secret")
    keys.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    refused(keys, "without a password")


def test_a_curve_that_c2pa_does_not_know_is_refused(tmp_path: Path) -> None:
    from ensemble.engine.interchange.signing_keys import _algorithm

    odd = ec.generate_private_key(ec.SECP256K1())
    assert odd.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(Unsupported, match="Make an EC key"):
        _algorithm(odd, "key.pem")


def test_without_the_library_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = keys_in(tmp_path)
    monkeypatch.setitem(sys.modules, "c2pa", None)
    refused(keys, "script/setup provenance")
