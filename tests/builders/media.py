"""Files that members bring, for tests: kept, and prepared when asked."""

from pathlib import Path
from typing import Any

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import MediaFile, Piece
from tests.engine import media


def file_of(folder: Path, kind: str = "wav") -> Path:
    """Return a small file of any kind that members bring."""
    path = folder / f"made.{kind}"
    if kind in media.SOUNDS:
        return media.sound(path, kind)
    if kind in media.FILMS:
        return media.film(path, kind)
    return media.picture(path, kind)


def kept(by: Member, folder: Path, kind: str = "wav") -> MediaFile:
    """Return a file of a member that is stored and waits to be prepared."""
    return keep_file(file_of(folder, kind), file_name=f"made.{kind}", by=by)


def prepared(by: Member, folder: Path, kind: str = "wav") -> MediaFile:
    """Return a file of a member that can be heard and seen."""
    made = kept(by, folder, kind)
    run_due_jobs()
    made.refresh_from_db()
    return made


def shown(by: Member, folder: Path, kind: str = "wav", **facts: Any) -> Piece:
    """Return a standing piece made of a file."""
    facts = {"title": f"A small {kind}", "medium": "audio"} | facts
    piece = draft_piece(by=by, media=prepared(by, folder, kind), **facts)
    publish_piece(piece, by=by)
    if not piece.is_standing:
        piece.newest.clear(by=None)
        piece.refresh_from_db()
    return piece
