"""Pieces of sound that benches play along with."""

from pathlib import Path


def piece_of(by, path: Path, title: str):  # type: ignore[no-untyped-def]
    """Make a standing piece of a recording; return it when it can be heard."""
    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.pieces.actions.draft import draft_piece
    from ensemble.pieces.actions.keep import keep_file
    from ensemble.pieces.actions.publish import publish_piece

    media = keep_file(path, file_name=path.name, by=by)
    piece = draft_piece(by=by, medium="audio", title=title, media=media)
    publish_piece(piece, by=by)
    run_due_jobs()
    piece.refresh_from_db()
    return piece
