"""Take the file that came with a form, by whichever of three ways it came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _

from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import OurTrouble, Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.models import MediaFile


def receive_media(
    answers: QueryDict, file: UploadedFile[Any] | None, *, by: Member
) -> MediaFile | None:
    """Return the kept file: sent with the form itself, `upload` (a key), or `media` (a key)."""
    if file is not None:
        return _keep_sent(file, by)
    if key := answers.get("upload"):
        return _keep_upload(key, by)
    if key := answers.get("media"):
        return _find(by, key=key)
    return None


def _keep_sent(file: UploadedFile[Any], by: Member) -> MediaFile:
    if not isinstance(file, TemporaryUploadedFile):
        raise TypeError("Uploads are written to disk: see FILE_UPLOAD_HANDLERS.")
    return keep_file(Path(file.temporary_file_path()), file_name=file.name or "", by=by)


def _keep_upload(key: str, by: Member) -> MediaFile:
    upload = Upload.objects.finished_by(by).filter(key=key).first()
    if upload is None:
        return _find(by, came_as=key)
    try:
        media = keep_file(upload.path, file_name=upload.file_name, by=by, came_as=upload.key)
    except OurTrouble:
        raise  # the upload stays, to be sent again
    except Exception:
        upload.discard()
        raise
    upload.discard()
    return media


def _find(by: Member, **facts: str) -> MediaFile:
    media = MediaFile.objects.of(by).filter(**facts).first()
    if media is None:
        raise Refused(_("The file hasn't arrived whole. Choose it again: it goes on from there."))
    return media
