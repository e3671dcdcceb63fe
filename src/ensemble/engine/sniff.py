"""Tells what a file is from its first bytes. Its name is never asked."""

from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.errors import Unreadable, Unsupported

ADVICE = (
    "Ensemble can't read this file. Save it as MP3, WAV, FLAC, OGG or M4A (sound), MP4, MOV, WebM"
    " or MKV (film), or JPEG, PNG, WebP, HEIC or GIF (picture), and try again."
)
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
FILM = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V "}
FILM |= {b"3gp4", b"3gp5", b"3gp6", b"MSNV", b"f4v ", b"XAVC", b"M4VH", b"M4VP", b"mmp4", b"NDSM"}
SOUND = {b"M4A ", b"M4B "}
OLD_QUICKTIME = {b"moov", b"mdat", b"wide", b"free", b"skip"}


@dataclass(frozen=True)
class Format:
    """What a file is: a name for people, ffmpeg's demuxer, and whether Pillow reads it."""

    name: str
    demuxer: str
    is_picture: bool = False


def sniff(path: Path) -> Format:
    """The format of a file. Raises Unsupported with advice, or Unreadable for an empty file."""
    with path.open("rb") as opened:
        head = opened.read(64)
    if not head:
        raise Unreadable("This file is empty. Choose it again, or save it anew.")
    found = _picture(head) or _film(head) or _sound(head)
    if found is None:
        raise Unsupported(ADVICE)
    return found


def _picture(head: bytes) -> Format | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Format("jpeg", "jpeg_pipe", is_picture=True)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format("png", "png_pipe", is_picture=True)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Format("gif", "gif", is_picture=True)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Format("webp", "webp_pipe", is_picture=True)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC:
        return Format("heic", "mov", is_picture=True)
    return None


def _film(head: bytes) -> Format | None:
    if head.startswith(b"\x1aE\xdf\xa3"):
        return Format("webm" if b"webm" in head else "matroska", "matroska")
    if head[4:8] == b"ftyp" and head[8:12] == b"qt  ":
        return Format("mov", "mov")
    if head[4:8] == b"ftyp" and head[8:12] in SOUND:
        return Format("m4a", "mov")
    if head[4:8] == b"ftyp" and head[8:12] in FILM:
        return Format("mp4", "mov")
    if head[4:8] in OLD_QUICKTIME:
        return Format("mov", "mov")
    return None


def _sound(head: bytes) -> Format | None:
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Format("wav", "wav")
    if head.startswith(b"fLaC"):
        return Format("flac", "flac")
    if head.startswith(b"OggS"):
        return Format("ogg", "ogg")
    if head.startswith(b"ID3"):
        return Format("mp3", "mp3")
    if head[0] == 0xFF and head[1:2] and head[1] & 0xE0 == 0xE0:
        return _mpeg(head[1])
    return None


def _mpeg(second: int) -> Format | None:
    layer = second >> 1 & 3
    if layer == 1:
        return Format("mp3", "mp3")
    return Format("aac", "aac") if layer == 0 and second & 0xF0 == 0xF0 else None
