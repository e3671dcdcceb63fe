"""Captions as they are typed: a row a line, or a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.pieces.cues import Cue, UnclearError, moment, read_cues, read_moment

LARGEST = 2 * 1024 * 1024
SPARE = 3
Row = tuple[str, str, str]


def rows_of(cues: Iterable[Cue]) -> list[Row]:
    """Return (from, to, words) of each line, and some empty rows for more."""
    rows = [(moment(cue.start_ms), moment(cue.end_ms), cue.words) for cue in cues]
    return rows + [("", "", "")] * SPARE


def sent_rows(answers: QueryDict) -> list[Row]:
    """Return the rows as they were typed."""
    columns = (answers.getlist(name) for name in ("from", "to", "words"))
    return list(zip(*columns, strict=False))


def asked_captions(answers: QueryDict, file: UploadedFile[Any] | None) -> tuple[Cue, ...]:
    """Return what was sent; a file takes the place of the rows. A row without words is left out.

    Raises Refused, naming the line, where a time can't be read.
    """
    if file is not None:
        return _in_file(file)
    return tuple(_cue(*row) for row in sent_rows(answers) if row[2].strip())


def _in_file(file: UploadedFile[Any]) -> tuple[Cue, ...]:
    if (file.size or 0) > LARGEST:
        raise Refused(_("This file is larger than captions are. Choose the .vtt or .srt file."))
    try:
        return read_cues(file.read().decode("utf-8-sig"))
    except (UnicodeDecodeError, UnclearError) as error:
        raise Refused(
            _(
                "No lines with times were found in this file. It should be WebVTT (.vtt) or "
                "SubRip (.srt), in UTF-8. Nothing was changed."
            )
        ) from error


def _cue(start: str, end: str, words: str) -> Cue:
    try:
        return Cue(read_moment(start), read_moment(end), words.strip().replace("\r\n", "\n"))
    except UnclearError as unclear:
        raise Refused(
            _("“%(time)s” is no time. Write it like 1:05.2. It stands beside “%(words)s”.")
            % {"time": unclear, "words": words.strip()[:60]}
        ) from unclear
