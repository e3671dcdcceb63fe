from pathlib import Path

import pytest

from ensemble.engine.process.guards import guarded, source


def test_every_input_gets_its_bounds() -> None:
    made = guarded([*source(Path("/a/-i.mp4"), "mov"), "-f", "lavfi", "-i", "sine", "out.wav"])
    assert made.count("-format_whitelist") == made.count("-protocol_whitelist") == 2
    assert made[made.index("-format_whitelist") + 1] == "mov,mp4,m4a"
    assert "file:/a/-i.mp4" in made


@pytest.mark.parametrize("loose", [["-i", "file:/a"], ["-f", "hls", "-i", "file:/a"]])
def test_an_input_without_an_allowed_demuxer_never_starts(loose: list[str]) -> None:
    with pytest.raises(ValueError, match="demuxer"):
        guarded(loose)


@pytest.mark.parametrize("name", ["concat:/a|/b", "http://a", "-i.mp4", "a.mp4"])
def test_an_input_that_is_no_plain_file_never_starts(name: str) -> None:
    with pytest.raises(ValueError, match="file:"):
        guarded(["-f", "mov", "-i", name])
