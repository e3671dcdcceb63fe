"""Whether a file may come in at all, asked before its first byte."""

import base64
import binascii
import shutil
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from ensemble.foundation.answers import Answer
from ensemble.foundation.models import Upload

# Room that must stay free: the database and the pages need some to go on.
RESERVE = 256 * 1024 * 1024
AT_ONCE = 200


def size_wanted(headers: Mapping[str, str]) -> int:
    """Return the size that is announced. Raises Answer when there is none or it is too large."""
    words = headers.get("upload-length", "")
    if not words.isascii() or not words.isdigit():
        raise Answer(400, _("Say how large the file is (Upload-Length)."))
    if int(words) > settings.UPLOAD_LARGEST:
        largest = settings.UPLOAD_LARGEST // 1024**2
        raise Answer(413, _("This file is too large: up to %d MB can be sent.") % largest)
    return int(words)


def name_wanted(headers: Mapping[str, str]) -> str:
    """Return the sender's name of the file: one line, no folders, at most 200 characters."""
    pairs = (pair.strip().partition(" ") for pair in headers.get("upload-metadata", "").split(","))
    coded = next((value for key, _space, value in pairs if key in {"filename", "name"}), "")
    try:
        name = base64.b64decode(coded, validate=True).decode("utf-8", "replace")
    except binascii.Error as error:
        raise Answer(400, _("The file's name can't be read.")) from error
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip()
    return plain[:200] if plain.strip(".") else _("Untitled")


@transaction.atomic
def admit_upload(member: models.Model, name: str, size: int) -> Upload:
    """Make room for one upload, within the member's quota and the disk. Raises Answer."""
    # The member's row is held, so that two requests can't both use the last free place.
    get_user_model()._default_manager.select_for_update().get(pk=member.pk)
    held = Upload.objects.owned_by(member).aggregate(bytes=Sum("size"), count=Count("pk"))
    if (held["bytes"] or 0) + size > settings.UPLOAD_QUOTA or held["count"] >= AT_ONCE:
        raise Answer(413, _("You have many files on their way. Finish or stop some of them first."))
    root = Path(settings.UPLOAD_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(root).free < size + RESERVE:
        raise Answer(507, _("This place has no room for the file at the moment. Try again later."))
    upload = Upload.objects.create(owner_id=member.pk, file_name=name, size=size)
    upload.path.touch(0o600)
    return upload
