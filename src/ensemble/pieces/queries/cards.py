"""Pieces as they are shown, in few statements whatever their number."""

import json
import time
from collections import OrderedDict
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce, Left
from django.urls import reverse

from ensemble.foundation.files import signed_url
from ensemble.people.models import Member
from ensemble.pieces.faces import Card, Face, Made, face_of
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.models.piece import PieceQuerySet
from ensemble.pieces.queries.bylines import (
    Byline,
    named,
    others_of,
    page_of,
    was_made_together,
)

FIRST_WORDS = 400
KEPT_FACES = 5000

# What revisions look like, by their key and the span in which links stay the same. Revisions
# never change, so only links grow old.
_faces: OrderedDict[tuple[int, str], Face] = OrderedDict()


def cards_for(
    member: Member | None, pieces: PieceQuerySet, *, most: int | None = None
) -> list[Card]:
    """Return cards of those of these pieces that a person may see, in their order.

    Two statements at most; one when all of them were shown a short while ago. One more when
    some of them were made by several people.
    """
    return cards_of(card_rows(member, pieces)[:most])


def card_rows(member: Member | None, pieces: PieceQuerySet) -> QuerySet[Piece, Any]:
    """Return what `cards_of` reads: those of these pieces that a person may see, as rows."""
    newest = Revision.objects.filter(piece=OuterRef("pk")).order_by("-number").values("key")[:1]
    return (
        pieces.visible_to(member)
        .annotate(
            face=Coalesce(F("current__key"), Subquery(newest)), is_shared=was_made_together()
        )
        .values_list(
            "pk", "key", "title", "medium", "face", "is_shared",
            "maker__key", "maker__name", "maker__credit_name", named=True,
        )
    )  # fmt: skip


def cards_of(rows: Iterable[Any]) -> list[Card]:
    """Return cards of rows, in their order."""
    found = list(rows)
    faces = faces_of(row.face for row in found)
    others = others_of([row.pk for row in found if row.is_shared])
    return [_card(row, faces[row.face], others.get(row.pk, ())) for row in found]


def faces_of(revision_keys: Iterable[str]) -> dict[str, Face]:
    """Return how revisions look, by their keys. Ask only for what its reader may see."""
    span = int(time.time()) // settings.FILE_LINK_SECONDS
    keys = set(revision_keys)
    faces = {key: face for key in keys if (face := _faces.get((span, key)))}
    if len(faces) < len(keys):
        for key, face, lasts in _look(keys - set(faces)):
            faces[key] = face
            if lasts:
                _keep((span, key), face)
    return faces


def card_of(piece: Piece, face: Face, others: Byline) -> Card:
    """Return the card of one piece that is at hand, with its maker; `others` made it as well."""
    return Card(
        id=piece.pk,
        key=piece.key,
        title=piece.title,
        url=_address(piece.key),
        medium=piece.medium,
        byline=(named(piece.maker), *others),
        face=face,
    )


def _look(keys: set[str]) -> Iterable[tuple[str, Face, bool]]:
    of_files = ("role", "name", "content_type", "width", "height")
    rows = (
        Revision.objects.filter(key__in=keys)
        .order_by("pk")
        # A row comes for each derived file: what stands in all of them is read from the first.
        .annotate(opening=Left("words", FIRST_WORDS), heights=Cast("media__envelope", TextField()))
        .values_list(
            "key", "opening", "piece__medium", "media__duration_ms", "heights",
            "media", "media__prepared_at",
            *(f"media__derived__{name}" for name in of_files),
        )
    )  # fmt: skip
    for head, group in groupby(rows, key=lambda row: row[:1]):
        found = list(group)
        opening, medium, duration, envelope, media, prepared_at = found[0][1:7]
        files = [_made(*row[7:]) for row in found if row[7]]
        face = face_of(medium, opening, duration, json.loads(envelope or "[]"), files)
        yield head[0], face, media is None or prepared_at is not None


def _made(role: str, name: str, content_type: str, width: int, height: int) -> Made:
    return Made(role, signed_url(name, content_type=content_type), content_type, width, height)


def _keep(place: tuple[int, str], face: Face) -> None:
    _faces[place] = face
    while len(_faces) > KEPT_FACES:
        _faces.popitem(last=False)


def _card(row: Any, face: Face, others: Byline) -> Card:
    maker = (row.maker__credit_name or row.maker__name, page_of(row.maker__key))
    return Card(
        id=row.pk,
        key=row.key,
        title=row.title,
        url=_address(row.key),
        medium=row.medium,
        byline=(maker, *others),
        face=face,
    )


def _address(key: str) -> str:
    return _pattern().replace("KEY", key)


@cache
def _pattern() -> str:
    return reverse("pieces:show", args=["KEY"])
