from pathlib import Path

from pytest_django import Settings

from ensemble.engine.interchange.signing_keys import Keys
from ensemble.production import signing
from tests.engine.signing import DAY, keys_in


def choose(settings: Settings, keys: Keys) -> None:
    settings.C2PA_KEY, settings.C2PA_CERTIFICATE = str(keys.key), str(keys.certificate)


def test_without_a_key_nothing_is_wrong(settings: Settings) -> None:
    settings.C2PA_KEY = settings.C2PA_CERTIFICATE = ""
    assert signing.keys() is None
    assert (signing.problem(), signing.told()) == ("", "no, there is no key")


def test_a_good_key_signs(settings: Settings, tmp_path: Path) -> None:
    choose(settings, keys_in(tmp_path))
    assert (signing.problem(), signing.told()) == ("", "yes")


def test_a_bad_key_says_what_is_wrong(settings: Settings, tmp_path: Path) -> None:
    choose(settings, keys_in(tmp_path, ends=-DAY))
    assert "certificate.pem is not valid now" in signing.problem()
    assert signing.told().startswith("not now. certificate.pem")


def test_half_a_pair_is_a_bad_key(settings: Settings, tmp_path: Path) -> None:
    settings.C2PA_KEY, settings.C2PA_CERTIFICATE = str(keys_in(tmp_path).key), ""
    assert "certificate for signing could not be read" in signing.problem()
