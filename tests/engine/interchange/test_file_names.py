from pathlib import Path

import pytest

from ensemble.engine.interchange.file_names import file_name, file_names


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Bass", "Bass"),
        ("Café", "Café"),
        ("Cafe\u0301", "Café"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x", "C Windows x"),
        ("a/b:c*d?", "a b c d"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("ends. ", "ends"),
        ("CON", "part CON"),
        ("com1.wav", "part com1.wav"),
        ("evil\u202egnp.exe\n\0", "evilgnp.exe"),
        ("", "part"),
        ("///", "part"),
        ("太鼓", "太鼓"),
        ("x" * 300, "x" * 60),
        ("鼓" * 300, "鼓" * 53),
    ],
)
def test_any_name_becomes_one_that_every_disk_takes(called: str, name: str) -> None:
    assert file_name(called, "part") == name


def test_what_is_called_the_same_is_numbered(tmp_path: Path) -> None:
    named = file_names(["Take", "take", "TAKE", "Take 2", "Ta\u212ae"], "part")
    assert named == ["Take", "take 2", "TAKE 3", "Take 2 2", "TaKe 4"]
    for name in named:
        (tmp_path / name).touch(exist_ok=False)
