"""Files made by hand to be something else: playlists, two files in one, hard names."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES: tuple[str, ...] = (
    ".mp4",
    ".mov",
    ".mkv",
    ".webm",
    ".mp3",
    ".wav",
    ".flac",
    ".ogg",
    ".m4a",
    ".jpg",
)
SUFFIXES += (".m4a", ".jpg", ".png", ".gif", ".webp", ".heic", ".m3u8", ".txt", "")
# {near} is a private film in the same folder, {name} its name, {web} an address that listens.
PLAYLISTS = {
    "HLS": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{near}\n#EXT-X-ENDLIST\n",
    "HLS from the web": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{web}/a.ts\n",
    "HLS master": '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{near}\n#EXT-X-MEDIA:URI="{web}"\n',
    "HLS key": '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{web}/key"\n#EXTINF:9,\n{near}\n',
    "DASH": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period>'
    "<AdaptationSet><Representation><BaseURL>{web}</BaseURL></Representation></AdaptationSet>"
    "</Period></MPD>",
    "ffconcat": "ffconcat version 1.0\nfile {name}\n",
    "concat of the web": "ffconcat version 1.0\nfile {web}/a\n",
    "SDP": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
    "RTSP": "[Reference]\nRef1={web}\n",
    "M3U": "{near}\n{web}\n",
    "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{near}"/></svg>',
    "HTML": '<html><script src="{web}"></script><img src="{near}"></html>',
    "XBIN": "XBIN\x1a\x50\x00\x19\x00\x10\x00" + "A" * 400,
    "ANSI": "\x1b[31mprivate\x1b[0m " * 40,
    "ASS": "[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:09.00,,,0,0,0,,{near}\n",
    "VTT": "WEBVTT\n\n00:00.000 --> 00:09.000\n{near}\n",
    "ffmetadata": ";FFMETADATA1\ntitle={near}\n",
    "image pattern": "%03d.png\n",
    "PostScript": "%!PS\n(%{near}) run\n",
    "Smooth": '<SmoothStreamingMedia><StreamIndex Url="{web}"/></SmoothStreamingMedia>',
    "FTP": "ftp://127.0.0.1/{near}\nsubfile,,start,0,end,9,,:{near}\n",
}
HEADS = {
    "in WAV": b"RIFF\x24\x00\x00\x00WAVE",
    "in MP4": b"\x00\x00\x00\x0cftypisom",
    "in ID3": b"ID3\x03\x00\x00\x00\x00\x00\x00",
    "in Matroska": b"\x1aE\xdf\xa3\x93B\x82\x88matroska",
    "in JPEG": b"\xff\xd8\xff\xe0",
    "in GIF": b"GIF89a",
    "in Ogg": b"OggS",
    "in MPEG": b"\xff\xfb\x90\x00",
}
NAMES = (
    *("-i.mp4", "-", "--version", "%03d.png", "%d", "new\nline.wav", 'it\'s "quoted".wav', " "),
    *(
        "file:x.wav",
        "concat:a|b.wav",
        "pipe:0",
        "http:x",
        "[0:a].wav",
        "a,b;c=d\\:e.wav",
        "a" * 250,
    ),
    *("…\u202egnp.wav", "$(touch x).wav", "`id`.wav", "&&.wav", "\udcff\udcfe.wav", "~", "*.wav"),
)


@dataclass(frozen=True)
class Hostile:
    """A file to try. `ends` is how it has to end: refused, prepared, or either."""

    family: str
    name: str
    body: bytes
    ends: str = "either"


def disguises(near: Path, web: str) -> Iterator[Hostile]:
    """Every playlist under every name, bare and behind the head of real media."""
    words = {"near": near, "name": near.name, "web": web}
    for family, text in PLAYLISTS.items():
        body = text.format(**words).encode("latin-1")
        for suffix in SUFFIXES:
            yield Hostile(family, f"holiday{suffix}", body, "refused")
        for where, head in HEADS.items():
            yield Hostile(f"{family} {where}", "holiday.mp4", head + body, "refused")


def named(sound: bytes) -> Iterator[Hostile]:
    """A good sound whose name means something to somebody."""
    for name in NAMES:
        yield Hostile("name", name, sound, "prepared")


def twins(bodies: dict[str, bytes]) -> Iterator[Hostile]:
    """Files that are two things at once: what comes out must be one of them only."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
    script = b"<script>alert(1)</script>"
    yield Hostile("JPEG and zip", "a.jpg", bodies["jpeg"] + packed.getvalue(), "prepared")
    yield Hostile("PNG and HTML", "a.html", bodies["png"] + script, "prepared")
    yield Hostile("MP4 and PDF", "a.pdf", bodies["mp4"] + b"%PDF-1.4\n%%EOF", "prepared")
    yield Hostile("GIF and script", "a.js", b"GIF89a=1;alert(1);//" + bodies["gif"][10:])
    yield Hostile("WAV and zip", "a.zip", bodies["wav"] + packed.getvalue(), "prepared")
    yield Hostile("zip before JPEG", "a.jpg", packed.getvalue() + bodies["jpeg"], "refused")
    yield Hostile("PDF before MP4", "a.mp4", b"%PDF-1.4\n" + bodies["mp4"], "refused")
