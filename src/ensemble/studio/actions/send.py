"""Make a piece of a take, standing on what it was recorded on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.engine.sound.cut_take import cut_take
from ensemble.foundation.files import open_local
from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import engine_answers, keep_file
from ensemble.pieces.actions.make import make_piece
from ensemble.pieces.models import MediaFile, Medium
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.actions.make_film import make_film_soon
from ensemble.studio.actions.read import read_take
from ensemble.studio.models import Take
from ensemble.studio.queries.grounds import Ground, seen_by


@dataclass(frozen=True)
class Sending:
    """What a member sends: the upload's key, and what they and their browser say of it.

    `raw_at` is the guide time of the raw recording's first sample, `trim_start` and `trim_end`
    samples of the raw recording, all at 48 kHz.
    """

    upload: str
    title: str
    raw_at: int = 0
    trim_start: int = 0
    trim_end: int | None = None
    line: str = ""
    licence: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)
    # A film: the upload of its clip, and where that begins in the raw recording. It is trimmed
    # only by who filmed it: without that its picture is kept whole.
    clip: str = ""
    clip_at: int = 0
    # A reading: [line, sample of the guide's time] of each line that was reached.
    marks: Sequence[Sequence[int]] = ()
    # What stands on nothing: what its maker says of it, as of every new piece.
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def begins_at(self) -> int:
        """The sample of the raw recording at which the piece's own file begins."""
        return max(self.clip_at, self.trim_start) if self.clip else self.trim_start


def send_take(ground: Ground, sent: Sending, *, by: Member) -> Take:
    """Keep the raw recording, cut the take out of it, and publish it as a piece.

    It stands on all of the ground, carries terms that fit it, and is offered to its call. The
    same upload makes one take, however often it is sent. Raises Refused with the reason. Not
    atomic as a whole: copying and cutting lock nothing.
    """
    if ground.refusal:
        raise Refused(ground.refusal)
    if take := _known(sent.upload, by):
        return take
    raw = _kept(sent.upload, by)
    media = _filmed(sent.clip, by) if sent.clip else _cut(raw, sent, by)
    take = _published(ground, sent, raw, media, by)
    for upload in (sent.upload, sent.clip):
        Upload.discard_of(by, upload)
    return take


def _known(upload: str, by: Member) -> Take | None:
    mine = Take.objects.filter(raw__owner=by, raw__came_as=upload)
    return mine.select_related("revision__piece").first()


def _kept(key: str, by: Member) -> MediaFile:
    """The raw recording, never shown to anybody as it is. The upload stays until all is done."""
    upload = Upload.objects.finished_by(by).filter(key=key).first()
    if upload is None:
        raise Refused(
            _("The recording hasn't arrived whole. It is still in your browser: send it.")
        )
    name = upload.file_name
    raw = keep_file(upload.path, file_name=name, by=by, came_as=upload.key, is_prepared_later=True)
    if raw.kind != Medium.AUDIO:
        raise Refused(_("This is no sound. Record again, or send it as a file."))
    return raw


def _cut(raw: MediaFile, sent: Sending, by: Member) -> MediaFile:
    with TemporaryDirectory() as name, open_local(raw.original) as source:
        folder = Path(name)
        output = folder / "take.flac"
        with engine_answers():
            cut_take(source, output, folder, start=sent.trim_start, end=sent.trim_end)
        return keep_file(
            output, file_name="take.flac", by=by, came_as=f"take {raw.key}", priority=1
        )


def _filmed(key: str, by: Member) -> MediaFile:
    """The clip as it was filmed. The piece is made of it with the sound beside it: `make_film`."""
    upload = Upload.objects.finished_by(by).filter(key=key).first()
    if upload is None:
        raise Refused(_("The film hasn't arrived whole. It is still in your browser: send it."))
    name = upload.file_name
    film = keep_file(upload.path, file_name=name, by=by, came_as=key, is_prepared_later=True)
    if film.kind != Medium.VIDEO:
        raise Refused(_("This is no film. Film it again, or send it as a file."))
    return film


@transaction.atomic
def _published(ground: Ground, sent: Sending, raw: MediaFile, media: MediaFile, by: Member) -> Take:
    MediaFile.objects.select_for_update().get(pk=raw.pk)
    if take := _known(sent.upload, by):
        return take
    facts = {"medium": media.kind, "title": sent.title, "media": media} | _fitting(ground, sent)
    piece = make_piece(by=by, answers=_answers(ground, sent), **facts)
    take = Take.objects.create(
        revision=piece.newest,
        raw=raw,
        clip=media if sent.clip else None,
        clip_at=sent.clip_at if sent.clip else 0,
        backing=bounce_sounds(ground.sounds) if ground.sounds else None,
        offset_samples=sent.raw_at + sent.begins_at,
        trim_start=sent.begins_at,
        trim_end=sent.trim_end,
        evidence=dict(sent.evidence),
    )
    _go_on(take, ground, sent, by)
    record("sent_take", take, by=by)
    return take


def _go_on(take: Take, ground: Ground, sent: Sending, by: Member) -> None:
    """A film is made of its halves, and the lines of a reading are listened for."""
    if sent.clip:
        make_film_soon(take, by=by)
    if ground.words is not None and sent.marks:
        read_take(take, ground.words, sent.marks, by=by)


def _answers(ground: Ground, sent: Sending) -> QueryDict:
    """What the form for pieces would have sent: read by lineage and projects."""
    answers = QueryDict(mutable=True)
    answers.setlist("source", ground.sources)
    if ground.call:
        answers.update({"call": ground.call.key, "line": sent.line})
    return answers


def _fitting(ground: Ground, sent: Sending) -> dict[str, Any]:
    """What follows from the ground: craft, language, who sees it, and terms that fit."""
    if ground.is_first:
        return dict(sent.said)
    call, licence = ground.call, sent.licence
    return {
        "craft": call.craft if call else "",
        "language": call.language if call else "",
        "licence": licence if licence in ground.licences else ground.licence,
        **seen_by(ground),
    }
