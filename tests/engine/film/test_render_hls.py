from fractions import Fraction
from pathlib import Path

import numpy as np

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.film.render import finish
from ensemble.engine.film.render_film import plan_film
from ensemble.engine.film.render_hls import stream
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Clip, Timeline, Title, Track, Transition
from ensemble.engine.work import Work
from tests.engine.made import SIZE, counted_film, heard, seen

SMALL = Profile("test", *SIZE, quality=8, effort="ultrafast")


def test_a_stream_shows_and_sounds_like_the_film(tmp_path: Path) -> None:
    source = counted_film(tmp_path / "f1.mp4", 1, 60, sound_too=True)
    items = (Clip(source, Fraction(2)), Transition(Fraction(1, 2)), Title("A", Fraction(2)))
    film = plan_film(Timeline((Track("picture", items),)), profile=SMALL.at(Fraction(30_000, 1001)))
    (tmp_path / "job").mkdir()
    cache, work = FolderCache(tmp_path / "kept"), Work(tmp_path / "job")
    made = stream(film, tmp_path / "hls", cache, work)
    whole = finish(film, tmp_path / "film.mp4", cache, work)
    playlist = made.path.read_text().splitlines()
    assert playlist[-1] == "#EXT-X-ENDLIST"
    assert '#EXT-X-MAP:URI="init.mp4"' in playlist
    files = [line for line in playlist if not line.startswith("#")]
    assert len(files) > 1
    assert {path.name for path in (tmp_path / "hls").iterdir()} == {
        "index.m3u8",
        "init.mp4",
        *files,
    }
    lengths = [float(line[8:-1]) for line in playlist if line.startswith("#EXTINF:")]
    assert abs(sum(lengths) - float(film.plan.duration)) < 0.001
    joined = tmp_path / "joined.mp4"
    joined.write_bytes(
        b"".join((tmp_path / "hls" / name).read_bytes() for name in ["init.mp4", *files])
    )
    pairs = zip(seen(joined, tmp_path), seen(whole.path, tmp_path), strict=True)
    assert all(np.array_equal(one, other) for one, other in pairs)
    streamed, wanted = heard(joined, tmp_path), heard(whole.path, tmp_path)
    assert np.array_equal(streamed[: len(wanted)], wanted)
    assert len(streamed) - len(wanted) < 1024
    assert (made.segments, made.new_segments) == (4, 4)
    assert stream(film, tmp_path / "again", cache, work).new_segments == 0
