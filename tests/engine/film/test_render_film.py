from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.errors import RenderFailed
from ensemble.engine.film.render import finish, render
from ensemble.engine.film.render_atoms import make_atoms
from ensemble.engine.film.render_film import missing, plan_film
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Clip, Timeline, Title, Track
from ensemble.engine.work import Work
from tests.engine.made import SIZE, counted_film

SMALL = Profile("test", *SIZE, quality=8, effort="ultrafast")


def timeline(tmp_path: Path) -> Timeline:
    source = counted_film(tmp_path / "f1.mp4", 1, 30)
    same = Clip(source, Fraction(1, 2))
    return Timeline((Track("picture", (same, Title("A", Fraction(1, 3)), same)),))


def working(folder: Path) -> Work:
    folder.mkdir()
    return Work(folder)


def test_two_machines_with_one_cache_make_what_one_makes(tmp_path: Path) -> None:
    wanted = timeline(tmp_path)
    films = [plan_film(wanted, profile=SMALL) for _ in range(2)]
    cache = FolderCache(tmp_path / "kept")
    names = missing(films[0], cache)
    assert len(names) == 2, "the clip is seen twice and made once"
    for number, film in enumerate(films):
        make_atoms(film, names[number : number + 1], cache, working(tmp_path / f"job-{number}"))
    assert not missing(films[0], cache)
    together = finish(films[1], tmp_path / "both.mp4", cache, working(tmp_path / "join"))
    (tmp_path / "alone").mkdir()
    alone = render(wanted, tmp_path / "one.mp4", tmp_path / "alone", profile=SMALL)
    assert together.path.read_bytes() == alone.path.read_bytes()
    assert (together.segments, alone.new_segments) == (3, 2)


def test_an_atom_of_another_plan_is_refused(tmp_path: Path) -> None:
    film = plan_film(timeline(tmp_path), profile=SMALL)
    with pytest.raises(RenderFailed, match="planned by another version"):
        make_atoms(film, ["atom-0.mp4"], FolderCache(tmp_path / "kept"), working(tmp_path / "job"))


def test_a_film_with_a_lost_atom_is_not_finished(tmp_path: Path) -> None:
    film = plan_film(timeline(tmp_path), profile=SMALL)
    with pytest.raises(RenderFailed, match="lost on the way"):
        finish(film, tmp_path / "a.mp4", FolderCache(tmp_path / "kept"), working(tmp_path / "job"))
    assert not (tmp_path / "a.mp4").exists()


def test_a_piece_that_cannot_be_shown_is_named(tmp_path: Path) -> None:
    title = Title("A", Fraction(2))
    source = counted_film(tmp_path / "The moon.mp4", 1, 3)
    film = plan_film(
        Timeline((Track("picture", (title, Clip(source, Fraction(1)))),)), profile=SMALL
    )
    source.path.unlink()
    with pytest.raises(RenderFailed, match=r"stopped at 0:02: “The moon” could not be made"):
        make_atoms(film, film.names, FolderCache(tmp_path / "kept"), working(tmp_path / "job"))
