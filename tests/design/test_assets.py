"""What browsers load is small, named after its content, and built once."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from ensemble.design import assets

KILOBYTE = 1000


def weight(*plain: str) -> int:
    """Return the bytes sent for files and for what they import at once."""
    files, left = set[str](), [assets.names()[name] for name in plain]
    while left:
        name = left.pop()
        if name not in files:
            files.add(name)
            script = (assets.BUILT / name).read_text()
            left += re.findall(r'(?:from|import)\s*"\./([^"]+\.js)"', script)
    return sum((assets.BUILT / f"{name}.gz").stat().st_size for name in files)


def test_reading_costs_at_most_20_kilobytes_of_script() -> None:
    assert weight("start.js") <= 20 * KILOBYTE


def test_listening_costs_at_most_20_kilobytes_of_script() -> None:
    assert weight("start.js", "design/islands/player.js") <= 20 * KILOBYTE


@pytest.mark.parametrize(
    ("island", "workers"),
    [
        ("recorder", ("keeper", "tap")),
        ("reader", ("keeper", "tap")),
        ("camera", ("keeper", "tap", "clips")),
    ],
)
def test_making_a_take_costs_at_most_45_kilobytes_of_script_with_what_keeps_the_page(
    island: str, workers: tuple[str, ...]
) -> None:
    islands = (f"studio/islands/{island}.js", "studio/islands/offline.js")
    beside = sum(weight(f"studio/islands/workers/{name}.js") for name in workers)
    assert weight("start.js", *islands) + beside <= 45 * KILOBYTE


def test_all_styles_cost_at_most_20_kilobytes() -> None:
    assert (assets.BUILT / (assets.names()["site.css"] + ".gz")).stat().st_size <= 20 * KILOBYTE


def test_every_island_is_a_file_of_its_own() -> None:
    start = (assets.BUILT / assets.names()["start.js"]).read_text()
    written = [
        path
        for path in assets.PACKAGES.glob("*/islands/*.ts")
        if path.name != "start.ts" and not path.name.endswith(".d.ts")
    ]
    assert written
    for path in written:
        plain = str(path.relative_to(assets.PACKAGES).with_suffix(".js"))
        assert assets.names()[plain] in start


def test_building_twice_makes_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for folder in ("one", "other"):
        monkeypatch.setattr(assets, "BUILT", tmp_path / folder / "built")
        monkeypatch.setattr(assets, "MANIFEST", tmp_path / folder / "built/manifest.json")
        (tmp_path / folder).mkdir()
        assets.build()
        files = sorted((tmp_path / folder).rglob("*.*"))
        made.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files})
    assert made[0] == made[1]
    assert len(made[0]) > 12


def test_an_unchanged_tree_is_not_built_again() -> None:
    assets.build()
    before = assets.MANIFEST.stat().st_ino
    assets.build()
    assert assets.MANIFEST.stat().st_ino == before


def test_packed_files_say_the_same() -> None:
    for packed in assets.BUILT.glob("*.gz"):
        assert gzip.decompress(packed.read_bytes()) == packed.with_suffix("").read_bytes()


def test_an_unknown_file_is_an_error() -> None:
    with pytest.raises(KeyError):
        assets.asset("nobody.css")


def test_what_an_island_needs_is_all_it_loads_now_or_later() -> None:
    needed = assets.needed("start.js", "studio/islands/recorder.js")
    assert assets.asset("studio/islands/workers/flac.js") in needed
    assert assets.asset("studio/islands/recorder.js") in needed
    # It could load any other island as well, and doesn't.
    assert assets.asset("pieces/islands/upload.js") not in needed
    assert len(needed) == len(set(needed))


@pytest.mark.parametrize("island", ["recorder", "reader", "camera"])
def test_a_page_for_takes_is_kept_with_every_script_that_it_may_fetch(island: str) -> None:
    needed = set(assets.needed(f"studio/islands/{island}.js"))
    fetched = set[str]()
    for path in needed:
        script = (assets.BUILT / Path(path).name).read_text()
        fetched |= set(re.findall(r'"\./([\w.-]+\.js)"', script))
    assert fetched
    assert {Path(path).name for path in needed} >= fetched


def test_what_the_styles_need_is_their_fonts() -> None:
    assert any(path.endswith(".woff2") for path in assets.needed("site.css"))
