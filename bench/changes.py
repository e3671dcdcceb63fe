"""What a change costs, beside the whole render: python -m bench.changes [half|small]

The first film has 20 segments in 1080p; the second 10 minutes of 390 atoms with burnt captions.
"""

import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from bench import films
from bench.stopwatch import Took, compare, tell, timed
from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.film.render import finish, render
from ensemble.engine.film.render_film import plan_film
from ensemble.engine.film.render_hls import stream
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Caption, Timeline
from ensemble.engine.work import Work

LONG_CLIPS = 390
LONG_SECONDS = Fraction(600, LONG_CLIPS)


def main() -> None:
    with TemporaryDirectory() as place:
        _short(Path(place))
    with TemporaryDirectory() as place:
        _preview(Path(place))
    with TemporaryDirectory() as place:
        _long(Path(place))


def _short(folder: Path) -> None:
    wanted = films.size()
    clips = films.clips(films.sources(folder, wanted.profile), wanted)
    whole = _made(films.timeline(*clips), folder, wanted.profile)
    # Some films have more grain than others: one of each is changed, one after another.
    took = []
    for number in (7, 9, 11):
        later = replace(clips[number], start=clips[number].start + Fraction(1, 2))
        clips = (*clips[:number], later, *clips[number + 1 :])
        took.append(_made(films.timeline(*clips), folder, wanted.profile))
    one = Took(sum(each.cpu for each in took) / 3, sum(each.wall for each in took) / 3)
    compare(f"{wanted.said}, one of them changed", one, whole, 0.06)
    sys.stdout.flush()
    changed = films.timeline(*clips)
    compare("nothing changed", _made(changed, folder, wanted.profile), whole, 0.005)


def _preview(folder: Path) -> None:
    """Two minutes in proxies, then one clip changes: until it can be played again."""
    wanted = films.size(40)
    clips = films.clips(films.sources(folder, wanted.profile), wanted)
    _streamed(films.timeline(*clips), folder / "before", wanted.profile)
    later = replace(clips[17], start=clips[17].start + Fraction(1, 2))
    changed = films.timeline(*clips[:17], later, *clips[18:])
    took = _streamed(changed, folder / "after", wanted.profile)
    tell(f"{wanted.said}, seconds to a preview of one change", took.wall, 2.0)


def _long(folder: Path) -> None:
    wanted = films.size(LONG_CLIPS, LONG_SECONDS)
    profile = wanted.profile
    clips = films.clips(films.sources(folder, profile), wanted)
    timeline = _captioned(films.timeline(*clips), "Nobody knew the pond.")
    whole = _made(timeline, folder, profile)
    said = wanted.said
    other = _captioned(timeline, "Everybody knew the pond.")
    compare(f"{said}, one caption changed", _made(other, folder, profile), whole, 0.02)
    compare(f"{said}, nothing changed", _made(other, folder, profile), whole, 0.005)
    compare(f"{said}, joined", _joined(other, folder, profile), whole, 0.005)
    middle = len(clips) // 2
    swapped = (*clips[: middle - 1], clips[middle], clips[middle - 1], *clips[middle + 1 :])
    moved = _captioned(films.timeline(*swapped), "Nobody knew the pond.", burnt=False)
    plain = _captioned(films.timeline(*clips), "Nobody knew the pond.", burnt=False)
    _made(plain, folder, profile)
    compare(f"{said}, two of them swapped", _made(moved, folder, profile), whole, 0.01)
    turned = films.timeline(*reversed(clips))
    compare(f"{said}, all of them turned round", _made(turned, folder, profile), whole, 0.01)


def _captioned(timeline: Timeline, words: str, *, burnt: bool = True) -> Timeline:
    """One caption near the beginning, and others all along."""
    step = timeline.duration / 40
    captions = tuple(
        Caption(words if number == 3 else f"Line {number}.", number * step, step / 2)
        for number in range(40)
    )
    return replace(timeline, captions=captions, captions_burnt=burnt)


def _made(timeline: Timeline, folder: Path, profile: Profile) -> Took:
    def made() -> None:
        render(timeline, folder / "film.mp4", folder, cache=folder / "kept", profile=profile)

    return timed(made)


def _streamed(timeline: Timeline, target: Path, profile: Profile) -> Took:
    cache, work = FolderCache(target.parent / "kept"), Work(target.parent)

    def streamed() -> None:
        film = plan_film(timeline, profile=profile.proxy(), cache=cache)
        stream(film, target, cache, work)

    return timed(streamed)


def _joined(timeline: Timeline, folder: Path, profile: Profile) -> Took:
    """Everything is made but the whole."""
    cache = FolderCache(folder / "kept")
    film = plan_film(timeline, profile=profile, cache=cache)
    (folder / "join").mkdir()
    took = timed(lambda: finish(film, folder / "film.mp4", cache, Work(folder / "join")))
    rmtree(folder / "join")
    return took


if __name__ == "__main__":
    main()
