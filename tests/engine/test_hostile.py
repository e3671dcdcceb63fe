"""A hundred of the thousands of hostile files of `bench.hostile`, and each that found something."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.engine import media
from tests.engine.disguises import HEADS, PLAYLISTS, Hostile, disguises, named, twins
from tests.engine.hostile import Listener, Trial
from tests.engine.mutations import MUTATIONS, mutated, ogg_summed

SMALL = ("wav", "flac", "opus", "mp4", "webm", "png", "webp", "gif", "jpeg")
SEED, MUTATED = 7, 27


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    with Listener() as listener:
        yield Trial(tmp_path_factory.mktemp("hostile"), listener)
    tempfile.tempdir = None


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("recordings")
    for kind in ("wav", "flac", "opus"):
        media.sound(place / kind, kind, seconds=0.2)
    for kind in ("mp4", "webm"):
        media.film(place / kind, kind, seconds=0.2, size=(64, 48))
    for kind in ("png", "webp", "gif", "jpeg"):
        media.picture(place / kind, kind, size=(48, 32))
    return {kind: (place / kind).read_bytes() for kind in SMALL}


def test_playlists_are_refused_under_every_name(trial: Trial) -> None:
    bare = [one for one in disguises(trial.near, trial.listener.address) if one.family in PLAYLISTS]
    assert len(bare) > 300
    assert {trial.probed(one) == ("refused", []) for one in bare[::4]} == {True}


@pytest.mark.parametrize("number", range(len(HEADS)))
def test_playlists_behind_the_heads_of_media_are_refused(number: int, trial: Trial) -> None:
    family = f"{list(PLAYLISTS)[number * 2]} {list(HEADS)[number]}"
    found = disguises(trial.near, trial.listener.address)
    one = next(hostile for hostile in found if hostile.family == family)
    assert trial.prepared(one) == ("refused", [])


def test_a_name_is_only_a_name(trial: Trial, bodies: dict[str, bytes]) -> None:
    hard = [one for one in named(bodies["wav"]) if one.name[0] in "-%\n\udcff" or ":" in one.name]
    assert len(hard) > 6
    for one in hard:
        assert trial.probed(one) == ("prepared", []), one.name
    assert trial.prepared(hard[0]) == ("prepared", [])
    assert trial.heard(hard[-1]) == ("prepared", [])


def test_of_two_things_in_one_file_only_the_first_is_seen(
    trial: Trial, bodies: dict[str, bytes]
) -> None:
    for one in twins(bodies):
        if one.family not in ("MP4 and PDF", "WAV and zip"):
            assert trial.prepared(one)[1] == [], one.family


@pytest.mark.parametrize("number", range(MUTATED))
def test_a_broken_file_is_refused_with_a_sentence_or_read(
    number: int, trial: Trial, bodies: dict[str, bytes]
) -> None:
    dice = Random(SEED * 1_000 + number)
    how, body = mutated([bodies[SMALL[number % len(SMALL)]]], dice)
    step = trial.prepared if number % 9 == 0 else trial.probed
    assert step(Hostile(how, "upload", body))[1] == []


# What was found: how to make it of a whole file, and what it has to end as.
FOUND: list[tuple[str, bytes, int, bytes]] = [
    ("opus", b"OpusHead", 9, b"\0"),  # no channels: told as such, and then no one could use it
    ("jpeg", b"\xff\xdb", 2, b"\0\0"),  # Pillow's KeyError
]


@pytest.mark.parametrize(("kind", "mark", "after", "lie"), FOUND)
def test_what_was_found_is_refused_with_a_sentence(
    kind: str, mark: bytes, after: int, lie: bytes, trial: Trial, bodies: dict[str, bytes]
) -> None:
    body = bytearray(bodies[kind])
    at = body.index(mark) + after
    body[at : at + len(lie)] = lie
    if kind == "opus":
        body = ogg_summed(body)
    assert trial.probed(Hostile(kind, "upload", bytes(body), "refused")) == ("refused", [])


def test_mutations_are_the_same_for_the_same_seed(bodies: dict[str, bytes]) -> None:
    whole = list(bodies.values())
    assert mutated(whole, Random(3)) == mutated(whole, Random(3))
    made = {mutated(whole, Random(seed))[0] for seed in range(150)}
    assert made == {change.__name__ for change in MUTATIONS} | {"splice"}


def test_a_trial_finds_what_is_wrong(trial: Trial, tmp_path: Path) -> None:
    """Of the trial itself: what leaks, breaks, stays or calls is told."""
    hostile = Hostile("x", "x", b"x", "refused")

    def leaks(path: Path) -> None:
        (trial.folder / "out").write_bytes(trial.near.read_bytes())

    def breaks(path: Path) -> None:
        raise ValueError(f"bad {path}")

    assert trial.tried(hostile, leaks) == ("prepared", ["out sings", "prepared, not refused"])
    ended, wrong = trial.tried(hostile, breaks)
    assert (ended, wrong[0][:15]) == ("broke", "ValueError: bad")
