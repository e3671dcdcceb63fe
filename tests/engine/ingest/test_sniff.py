from pathlib import Path

import pytest

from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.sniff import sniff

HEADS = {
    "mp3": [
        b"ID3\x04",
        b"ID3\3\0\0\0\0\1\0" + bytes(128) + b"\xff\xfb\x90",
        b"\xff\xfb\x90",
        b"\xff\xf3\x40",
    ],
    "aac": [b"\xff\xf1\x50", b"\xff\xf9\x50"],
    "wav": [b"RIFF\0\0\0\0WAVEfmt ", b"RF64\0\0\0\0WAVEds64", b"BW64\0\0\0\0WAVEds64"],
    "w64": [bytes.fromhex("726966662e91cf11a5d628db04c10000")],
    "aiff": [b"FORM\0\0\0\0AIFF", b"FORM\0\0\0\0AIFC"],
    "flac": [b"fLaC", b"ID3\3\0\0\0\0\1\0" + bytes(128) + b"fLaC"],
    "mp4": [b"\0\0\0\x20ftypisom", b"\0\0\0\x20ftypmp42"],
    "m4a": [b"\0\0\0\x20ftypM4A "],
    "mov": [b"\0\0\0\x14ftypqt  ", b"\0\0\0\x08wide\0\0\0\0mdat", b"\0\0\x10\x00moov"],
    "avif": [b"\0\0\0\x20ftypavif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"],
    "heic": [b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypmif1"],
    "webm": [b"\x1aE\xdf\xa3\x9fB\x82\x84webm"],
    "matroska": [b"\x1aE\xdf\xa3\x9fB\x82\x88matroska"],
}
REFUSED = [
    b"\xff",
    b"\xff\xff\xff",
    b"RIFF\0\0\0\0AVI ",
    b"\0\0\0\x20ftypcrx ",
    b"\0\0\0\x00jP  ",
    b"\x7fELF",
    b"#!/bin/sh",
    b" #EXTM3U",
]


@pytest.mark.parametrize(
    ("name", "head"), [(n, head) for n, heads in HEADS.items() for head in heads]
)
def test_a_kind_is_known_by_its_first_bytes(name: str, head: bytes, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_bytes(head)
    assert sniff(tmp_path / "file.txt").name == name


@pytest.mark.parametrize("head", REFUSED)
def test_what_is_close_is_not_enough(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(head)
    with pytest.raises(Unsupported):
        sniff(tmp_path / "song.mp3")
