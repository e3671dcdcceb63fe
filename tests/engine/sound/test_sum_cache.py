from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.errors import EngineError, OurFault
from ensemble.engine.ingest.sources import Source, Sources, digest
from ensemble.engine.sound.mix import mix
from ensemble.engine.sound.sound_key import sound_key
from ensemble.engine.timeline import Clip, Duck, Media, Timeline, Track
from tests.engine.made import noise, sound

SECOND = 48_000
TENTH = Fraction(1, 10)


@pytest.fixture
def takes(tmp_path: Path) -> list[Media]:
    made = [sound(tmp_path / f"{n}.wav", noise(n, SECOND // 5, 0.05)) for n in range(5)]
    return [replace(each, sha256=digest(each.path)) for each in made]


@pytest.fixture
def cache(tmp_path: Path) -> FolderCache:
    return FolderCache(tmp_path / "cache")


def surveyed(timeline: Timeline) -> Sources:
    return {
        each.name: Source(each, "wav", 2, Fraction(1, 5), each.sha256) for each in timeline.media
    }


def layered(takes: list[Media], gain_db: float = 0.0) -> Timeline:
    clips = [Clip(take, 2 * TENTH, offset=TENTH * at) for at, take in enumerate(takes)]
    clips[1] = replace(clips[1], gain_db=gain_db)
    return Timeline(tuple(Track("sound", (clip,)) for clip in clips))


def made(timeline: Timeline, name: str, folder: Path, cache: FolderCache | None = None) -> bytes:
    to = folder.parent / name
    mix(timeline, to, folder, sources=surveyed(timeline), cache=cache)
    return to.read_bytes()


def test_one_layer_changed_is_the_same_as_all_made_anew_and_opens_no_other_file(
    folder: Path, takes: list[Media], cache: FolderCache
) -> None:
    before, after = layered(takes), layered(takes, gain_db=-6.0)
    anew = made(after, "anew.wav", folder)
    assert made(before, "before.wav", folder, cache) != anew
    for take in (*takes[:1], *takes[2:]):
        take.path.unlink()
    assert made(after, "after.wav", folder, cache) == anew


def test_what_did_not_change_opens_nothing_at_all(
    folder: Path, takes: list[Media], cache: FolderCache
) -> None:
    once = made(layered(takes), "once.wav", folder, cache)
    for take in takes:
        take.path.unlink()
    assert made(layered(takes), "twice.wav", folder, cache) == once


def test_a_take_that_is_gone_for_good_is_no_obstacle(
    folder: Path, takes: list[Media], cache: FolderCache
) -> None:
    made(layered(takes[:4]), "before.wav", folder, cache)
    takes[1].path.unlink()
    after = layered([takes[0], takes[4], *takes[2:4]])
    assert made(after, "after.wav", folder, cache) == made(after, "anew.wav", folder)


def test_a_bed_is_made_anew_when_its_voice_changes(
    folder: Path, takes: list[Media], cache: FolderCache
) -> None:
    def spoken(offset: Fraction) -> Timeline:
        voice = Track("sound", (Clip(takes[0], TENTH, offset=offset),), name="voice")
        bed = Track("sound", (Clip(takes[1], 2 * TENTH),), duck=Duck("voice", attack=Fraction(0)))
        other = Track("sound", (Clip(takes[2], 2 * TENTH),))
        return Timeline((bed, voice, other))

    made(spoken(TENTH), "before.wav", folder, cache)
    after = spoken(TENTH / 2)
    assert made(after, "after.wav", folder, cache) == made(after, "anew.wav", folder)


def test_the_key_follows_what_is_heard_and_nothing_else(tmp_path: Path, takes: list[Media]) -> None:
    timeline = layered(takes)
    key = sound_key(timeline, surveyed(timeline))
    moved = [
        replace(take, name=f"x{take.name}", path=take.path.rename(tmp_path / f"x{take.name}"))
        for take in takes
    ]
    assert sound_key(layered(moved), surveyed(layered(moved))) == key
    assert sound_key(layered(takes, gain_db=-1.0), surveyed(timeline)) != key
    assert sound_key(timeline, surveyed(timeline), samples=5) != key


def test_only_sums_of_the_same_kin_are_looked_at(
    folder: Path, takes: list[Media], cache: FolderCache
) -> None:
    def state(timeline: Timeline, kin: str) -> bytes:
        to = folder.parent / "state.wav"
        mix(timeline, to, folder, sources=surveyed(timeline), cache=cache, kin=kin)
        return to.read_bytes()

    state(layered(takes), "one")
    for take in (*takes[:1], *takes[2:]):
        take.path.unlink()
    with pytest.raises((EngineError, OurFault)):
        state(layered(takes, gain_db=-6.0), "other")
    assert state(layered(takes, gain_db=-6.0), "one")
