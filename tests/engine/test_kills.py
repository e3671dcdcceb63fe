"""A render that is killed goes on where it was."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from signal import SIGKILL

from ensemble.engine.film.render import Rendered, render
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Clip, Timeline, Track
from tests.engine.made import SIZE, counted_film

SMALL = Profile("test", *SIZE, quality=8, effort="ultrafast")
# Dies in the moment in which the third atom is kept, with others being made.
DEADLY = """
import os, signal, sys
from pathlib import Path
from ensemble.engine.interchange.documents import load
from ensemble.engine.profiles import Profile
from ensemble.engine.film.render import render
from ensemble.engine.cache.folder import FolderCache

class Deadly(FolderCache):
    def keep(self, made, name):
        super().keep(made, name)
        if len(list(self.folder.glob("atom-*.mp4"))) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "killed").mkdir()
    render(
        load(place / "timeline.json"), place / "film.mp4", place / "killed",
        profile=Profile("test", {}, {}, quality=8, effort="ultrafast"),
        cache=Deadly(place / "kept"),
    )
"""


def again(timeline: Timeline, tmp_path: Path, name: str, cache: Path) -> Rendered:
    (tmp_path / name).mkdir()
    output = tmp_path / f"{name}.mp4"
    return render(timeline, output, tmp_path / name, profile=SMALL, cache=cache)


def test_after_a_kill_only_what_was_missing_is_made(tmp_path: Path) -> None:
    source = counted_film(tmp_path / "f1.mp4", 1, 30)
    clips = (Clip(source, Fraction(1, 3), start=Fraction(n, 30)) for n in range(8))
    timeline = Timeline((Track("picture", tuple(clips)),))
    (tmp_path / "timeline.json").write_text(to_json(timeline))
    script = [sys.executable, "-c", DEADLY.format(*SIZE), str(tmp_path)]
    assert subprocess.run(script, check=False).returncode == -SIGKILL
    assert not (tmp_path / "film.mp4").exists()
    kept = len(list((tmp_path / "kept").glob("atom-*.mp4")))
    assert kept in {3, 4}, "the other worker may have kept one in the same moment"
    resumed = again(timeline, tmp_path, "resumed", tmp_path / "kept")
    whole = again(timeline, tmp_path, "whole", tmp_path / "fresh")
    assert (resumed.new_segments, whole.new_segments) == (8 - kept, 8)
    assert resumed.path.read_bytes() == whole.path.read_bytes()
