"""A cut for another editor: its documents, and where to get each file that they name."""

import io
import json
from pathlib import Path, PurePath
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.engine.interchange.documents import from_json, to_json
from ensemble.engine.interchange.doors import document
from ensemble.engine.timeline import Timeline
from ensemble.foundation.refusal import Refused
from ensemble.pieces.models import Revision
from ensemble.production.models import Cut
from ensemble.production.queries.credits import roll_of
from ensemble.production.timeline import timeline_of

SUFFIXES = (".otio", ".xml", ".mlt")
LONGEST_NAME = 80


def export_of(cut: Cut) -> bytes:
    """Return a zip of the cut as several documents, and a text that says what belongs to them.

    Raises Refused while a file of it isn't prepared.
    """
    parts = _parts(cut)
    names = {part.key: _file_name(number, part) for number, part in enumerate(parts, 1)}
    timeline = _named(_timeline(cut, parts), names)
    told: list[str] = []
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as into:
        for suffix in SUFFIXES:
            text, left_out = document(timeline, suffix, folder=Path(), name=cut.title)
            into.writestr(f"cut{suffix}", text)
            told += [f"cut{suffix}: {sentence}" for sentence in left_out]
        into.writestr("read-me.txt", _read_me(parts, names, told))
    return packed.getvalue()


def _parts(cut: Cut) -> list[Revision]:
    """Everything with a file, each once, in order."""
    shots = cut.shots.select_related("revision__piece", "revision__media").order_by("position")
    used = [shot.revision for shot in shots] + ([cut.bed] if cut.bed else [])
    return [part for part in dict.fromkeys(used) if part.media is not None]


def _timeline(cut: Cut, parts: list[Revision]) -> Timeline:
    try:
        return timeline_of(cut, roll_of(cut.project, {part.piece_id for part in parts}))
    except ValueError as error:
        raise Refused(_("Something in it is still being prepared. Try again soon.")) from error


def _named(timeline: Timeline, names: dict[str, str]) -> Timeline:
    """The same, with files as they will lie beside the documents instead of our keys."""
    written = json.loads(to_json(timeline))
    for media in written["media"]:
        media["path"] = names[media["path"]]
    return from_json(json.dumps(written))


def _file_name(number: int, part: Revision) -> str:
    """`media/01 A clip.mp4`: what every system takes as a name."""
    plain = "".join(each if each.isalnum() or each in " -_" else " " for each in part.piece.title)
    suffix = PurePath(part.media.file_name).suffix.lower() if part.media else ""
    return f"media/{number:02} {' '.join(plain.split())[:LONGEST_NAME]}{suffix}"


def _read_me(parts: list[Revision], names: dict[str, str], told: list[str]) -> str:
    lines = [_("Lay these files where the documents look for them, then open one of them.")]
    for part in parts:
        where = reverse("pieces:original", args=[part.piece.key, part.number])
        lines.append(f"{names[part.key]}\n    {settings.SITE_ADDRESS}{where}")
    left = [_("What did not come along:"), *told] if told else []
    return "\n".join([*lines, "", *left]) + "\n"
