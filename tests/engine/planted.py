"""Media with a name, a place or a device noted wherever its kind has room for one."""

import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import pillow_heif
from av.video.stream import VideoStream
from PIL import Image, ImageCms, PngImagePlugin

from tests.engine import media

CANARY = "Canary"
SMALL = (96, 64)
TAGS = ("title", "artist", "comment", "composer", "copyright", "location", "encoded_by", "date")
APPLE = "com.apple.quicktime."
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{}</creator></x:xmpmeta>'


class Plants:
    """Hands out notes, each different, and remembers them."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self) -> str:
        self.notes.append(f"{CANARY}{len(self.notes):03}z")
        return self.notes[-1]

    def tags(self, *more: str) -> dict[str, str]:
        return {tag: self.note() for tag in (*TAGS, *more)}

    def bytes(self) -> bytes:
        return self.note().encode()

    def found_in(self, path: Path) -> set[str]:
        """The notes that are in a file, as one or two bytes a letter."""
        held = path.read_bytes()
        codings = ("ascii", "utf-16-le", "utf-16-be")
        return {note for note in self.notes if any(note.encode(each) in held for each in codings)}


def wav(path: Path, plants: Plants) -> None:
    """Notes of radio (bext), of studios (iXML), of Windows (INFO), of players (ID3)."""
    plain = media.sound(path, seconds=0.2).read_bytes()
    chunks = {
        b"bext": plants.bytes().ljust(602, b"\0"),
        b"iXML": b"<BWFXML><NOTE>" + plants.bytes() + b"</NOTE></BWFXML>",
        b"LIST": b"INFOIART" + struct.pack("<I", 10) + plants.bytes(),
        b"id3 ": _id3(plants),
        b"cart": plants.bytes().ljust(2_048, b"\0"),
    }
    more = b"".join(_chunk(name, held, "<") for name, held in chunks.items())
    body = plain[8:12] + more + plain[12:]
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)


def aiff(path: Path, plants: Plants) -> None:
    plain = media.sound(path, "aiff", seconds=0.2).read_bytes()
    names = (b"NAME", b"AUTH", b"(c) ", b"ANNO", b"APPL")
    more = b"".join(_chunk(name, plants.bytes(), ">") for name in names)
    body = plain[8:] + more + _chunk(b"ID3 ", _id3(plants), ">")
    path.write_bytes(b"FORM" + struct.pack(">I", len(body)) + body)


def mp3(path: Path, plants: Plants) -> None:
    """Notes before the sound (ID3v2, with a cover) and after it (APE, ID3v1)."""
    tone = media.sound(path, "mp3", seconds=0.2).read_bytes()
    item = plants.bytes()
    ape = struct.pack("<II", len(item), 0) + b"Artist\0" + item
    foot = b"APETAGEX" + struct.pack("<IIII", 2_000, len(ape) + 32, 1, 0) + bytes(8)
    old = b"TAG" + plants.bytes().ljust(30) + plants.bytes().ljust(30) + bytes(65)
    path.write_bytes(_id3(plants) + tone[tone.index(b"\xff\xfb") :] + ape + foot + old)


def tagged_sound(kind: str) -> Callable[[Path, Plants], None]:
    """A sound whose container keeps tags by name."""

    def plant(path: Path, plants: Plants) -> None:
        container, codec = media.SOUNDS[kind]
        with av.open(str(path), "w", format=container) as made:
            made.metadata.update(plants.tags())
            media.write_tone(made, codec, 0.2)
        if kind == "flac":  # a note of a program, and a cover, before the frames
            written = path.read_bytes()
            blocks = _flac_block(2, plants.bytes()) + _flac_block(6, _cover(plants))
            path.write_bytes(written[:42] + blocks + written[42:])

    return plant


def film(kind: str) -> Callable[[Path, Plants], None]:
    """Tags of the film, of its tracks and chapters, and a note inside of every key frame."""

    def plant(path: Path, plants: Plants) -> None:
        container, codec, sounds = media.FILMS[kind]
        free = {"movflags": "use_metadata_tags"} if kind in ("mp4", "mov") else {}
        with av.open(str(path), "w", format=container, options=free) as made:
            apple = [f"{APPLE}{name}" for name in ("location.ISO6709", "make", "model", "software")]
            made.metadata.update(plants.tags(*(apple if free else ("DEVICE", "GPS"))))
            made.metadata["creation_time"] = "2001-02-03T04:05:06Z"
            picture = cast("VideoStream", made.add_stream(codec, rate=25))
            picture.width, picture.height, picture.pix_fmt = 160, 90, "yuv420p"
            picture.metadata.update(title=plants.note(), handler_name=plants.note())
            heard = media.track(made, sounds, 48_000, 2)
            title = {"title": plants.note()}
            made.set_chapters(
                [{"id": 1, "start": 0, "end": 9, "time_base": Fraction(1, 50), "metadata": title}]
            )
            for _ in range(5):
                made.mux(picture.encode(av.VideoFrame(160, 90, "yuv420p")))
            made.mux(picture.encode(None))
            media.encode_tone(made, heard, 0.2)
        written = path.read_bytes().replace(b"x264 - cor", plants.bytes())  # beside its frames
        path.write_bytes(written)
        if free:  # after the film: where it was made, as phones write it, and what nobody knows
            place = _box(b"\xa9xyz", struct.pack(">HH", 10, 0x15C7) + plants.bytes())
            path.write_bytes(
                written + _box(b"udta", place) + _box(b"uuid", bytes(16) + plants.bytes())
            )

    return plant


def jpeg(path: Path, plants: Plants) -> None:
    """EXIF with place and maker, XMP, a profile, a comment, IPTC, and bytes after the end."""
    profile = _profile(plants)
    media.picture(path, size=SMALL, exif=_exif(plants), icc_profile=profile, comment=plants.bytes())
    written = path.read_bytes()
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + XMP.format(plants.note()).encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x0a" + plants.bytes()
    more = b"".join(
        marker + struct.pack(">H", len(held) + 2) + held
        for marker, held in ((b"\xff\xe1", xmp), (b"\xff\xed", iptc))
    )
    path.write_bytes(written[:2] + more + written[2:] + plants.bytes())


def png(path: Path, plants: Plants) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", plants.note())
    notes.add_itxt("XML:com.adobe.xmp", XMP.format(plants.note()))
    media.picture(path, "png", size=SMALL, exif=_exif(plants), pnginfo=notes)
    path.write_bytes(path.read_bytes() + plants.bytes())


def noted_picture(kind: str) -> Callable[[Path, Plants], None]:
    """A picture with EXIF and XMP."""

    def plant(path: Path, plants: Plants) -> None:
        pillow_heif.register_heif_opener()
        xmp = XMP.format(plants.note()).encode()
        media.picture(path, kind, size=SMALL, exif=_exif(plants), xmp=xmp)

    return plant


def gif(path: Path, plants: Plants) -> None:
    media.picture(path, "gif", size=SMALL, comment=plants.bytes())
    path.write_bytes(path.read_bytes() + plants.bytes())


KINDS: dict[str, Callable[[Path, Plants], None]] = {
    "wav": wav,
    "aiff": aiff,
    "mp3": mp3,
    "jpeg": jpeg,
    "png": png,
    "gif": gif,
    **{kind: tagged_sound(kind) for kind in ("flac", "ogg", "m4a", "recording")},
    **{kind: film(kind) for kind in ("mov", "mkv", "webm")},
    **{kind: noted_picture(kind) for kind in ("webp", "heic", "avif")},
}


def _chunk(name: bytes, held: bytes, order: str) -> bytes:
    return name + struct.pack(f"{order}I", len(held)) + held + bytes(len(held) % 2)


def _box(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held) + 8) + name + held


def _flac_block(kind: int, held: bytes) -> bytes:
    return bytes([kind]) + len(held).to_bytes(3, "big") + held.ljust(4, b"\0")


def _cover(plants: Plants) -> bytes:
    note = plants.bytes()
    head = struct.pack(">II", 3, 10) + b"image/jpeg" + struct.pack(">I", len(note)) + note
    return head + struct.pack(">IIIII", 1, 1, 24, 0, 0)


def _id3(plants: Plants) -> bytes:
    texts = ((b"TPE1", b"\0"), (b"TXXX", b"\0GPS\0"), (b"PRIV", b"owner\0"), (b"GEOB", b"\0\0\0\0"))
    frames = b"".join(
        name + struct.pack(">IH", len(start) + 10, 0) + start + plants.bytes()
        for name, start in texts
    )
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + frames


def _exif(plants: Plants) -> Image.Exif:
    notes = Image.Exif()
    notes[0x010F], notes[0x013B], notes[0x8298] = plants.note(), plants.note(), plants.note()
    notes.get_ifd(0x8825)[29] = plants.note()
    notes.get_ifd(0x8769)[0xA431] = plants.note()
    return notes


def _profile(plants: Plants) -> bytes:
    """A plain sRGB profile with a note as its description."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return whole.replace(
        "sRGB built-in".encode("utf-16-be"), f"{plants.note()}   ".encode("utf-16-be")
    )
