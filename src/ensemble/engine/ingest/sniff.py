"""Tells what a file is from its first bytes. Its name is never asked."""

from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.errors import Unreadable, Unsupported
from ensemble.engine.ingest.riff import KINDS

ADVICE = (
    "Ensemble can't read this file. Save it as MP3, WAV, FLAC, OGG or M4A (sound), MP4, MOV, WebM"
    " or MKV (film), or JPEG, PNG, WebP, AVIF, HEIC or GIF (picture), and try again."
)
# Kinds that people do bring, and that would let in more than they are worth: AVI opens subtitles
# hidden in it with another parser, TIFF is dozens of formats under one name.
NEAR: dict[bytes, str] = {
    b"AVI ": "This is an AVI film. Save it as MP4, MOV or MKV, and try again.",
    b"II*\0": "This is a TIFF picture. Save it as PNG or JPEG, and try again.",
    b"MM\0*": "This is a TIFF picture. Save it as PNG or JPEG, and try again.",
    b"\x0b\x77": "This is AC-3 sound without a film. Save it as FLAC, WAV or M4A, and try again.",
    b"\x30\x26\xb2\x75": "This is a Windows Media file. Save it as MP4 or M4A, and try again.",
}
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
FILM = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V "}
FILM |= {b"3gp4", b"3gp5", b"3gp6", b"MSNV", b"f4v ", b"XAVC", b"M4VH", b"M4VP", b"mmp4", b"NDSM"}
FILM |= {b"3g2a", b"3gr6", b"3ge6", b"iso3", b"iso7", b"iso8", b"iso9", b"mp71", b"cmfc", b"hvc1"}
FILM |= {b"msdh", b"msix", b"dby1", b"av01", b"M4VE"}
AVIF = {b"avif", b"avis"}
SOUND = {b"M4A ", b"M4B ", b"M4P "}
W64 = bytes.fromhex("726966662e91cf11a5d628db04c10000")
STARTS = {b"fLaC": "flac", b"OggS": "ogg", b"ID3": "mp3", W64: "w64"}
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
        tagged = head.startswith(b"ID3")
        if tagged:  # a tag may stand before other sounds too: what follows it says more
            opened.seek(_after_tag(head))
            head = opened.read(64)
    found = _sound(head) if tagged else _picture(head) or _film(head) or _sound(head)
    if tagged:
        return found or Format("mp3", "mp3")
    if found is None:
        raise Unsupported(_advice(head))
    return found


def _after_tag(head: bytes) -> int:
    size = sum(
        (byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=False)
    )
    return 10 + size


def _advice(head: bytes) -> str:
    starts = (head[8:12], head[:4], head[:2])
    return next((NEAR[start] for start in starts if start in NEAR), ADVICE)


def _picture(head: bytes) -> Format | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Format("jpeg", "jpeg_pipe", is_picture=True)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format("png", "png_pipe", is_picture=True)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Format("gif", "gif", is_picture=True)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Format("webp", "webp_pipe", is_picture=True)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC | AVIF:
        # A picture of either kind may call itself no more than a picture, and its kind after that.
        brands = {head[at : at + 4] for at in range(8, min(len(head), head[3]), 4)}
        return Format("avif" if brands & AVIF else "heic", "mov", is_picture=True)
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
    if head[:4] in KINDS and head[8:12] == b"WAVE":
        return Format("wav", "wav")
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return Format("aiff", "aiff")
    if head[:1] == b"\xff" and head[1:2] and head[1] & 0xE0 == 0xE0:
        return _mpeg(head[1])
    name = next((name for start, name in STARTS.items() if head.startswith(start)), None)
    return Format(name, name) if name else None


def _mpeg(second: int) -> Format | None:
    layer = second >> 1 & 3
    if layer == 1:
        return Format("mp3", "mp3")
    return Format("aac", "aac") if layer == 0 and second & 0xF0 == 0xF0 else None
