"""Reading the environment."""

from pathlib import Path

import pytest

from ensemble.website.environment import database, secret, switch, web_address, words


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:////srv/ensemble.sqlite3", "/srv/ensemble.sqlite3"),
        ("sqlite:///var/here.sqlite3", "/var/here.sqlite3"),
    ],
)
def test_sqlite_queues_its_writers(address: str, name: str) -> None:
    facts = database(address)
    assert facts["NAME"] == name
    assert facts["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in facts["OPTIONS"]["init_command"]


def test_postgresql_is_read_with_odd_words() -> None:
    facts = database("postgresql://ann%40home:p%2Fw@db.example:5433/our%20place")
    assert [facts[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ann@home", "p/w", "db.example", 5433, "our place",
    ]  # fmt: skip
    assert facts["CONN_MAX_AGE"] is None


def test_another_database_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="names no database Ensemble knows: 'mysql'"):
        database("mysql://x/y")


@pytest.mark.parametrize("said", ["127.0.0.1:8000", "https://", "https://a.example/place"])
def test_an_address_that_leads_nowhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("ENSEMBLE_ADDRESS", said)
    with pytest.raises(ValueError, match="ENSEMBLE_ADDRESS is like https"):
        web_address("ENSEMBLE_ADDRESS", "")


@pytest.mark.parametrize(
    ("said", "meant"), [("1", True), ("YES", True), ("on", True), ("0", False), ("", False)]
)
def test_switches(monkeypatch: pytest.MonkeyPatch, said: str, meant: bool) -> None:
    monkeypatch.setenv("ENSEMBLE_TEST_SWITCH", said)
    assert switch("ENSEMBLE_TEST_SWITCH", default=not meant) is meant


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENSEMBLE_TEST_SWITCH", raising=False)
    assert switch("ENSEMBLE_TEST_SWITCH", default=True)
    assert words("ENSEMBLE_TEST_SWITCH", "a b") == ["a", "b"]


def test_a_secret_is_made_once_and_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret-key"
    monkeypatch.delenv("ENSEMBLE_TEST_SECRET", raising=False)
    first = secret("ENSEMBLE_TEST_SECRET", path)
    assert len(first) > 50
    assert secret("ENSEMBLE_TEST_SECRET", path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret-key"]
    monkeypatch.setenv("ENSEMBLE_TEST_SECRET", "given")
    assert secret("ENSEMBLE_TEST_SECRET", path) == "given"
