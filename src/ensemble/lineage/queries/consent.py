"""A piece waits for the word of those who asked to be asked."""

from django.utils.translation import gettext as _

from ensemble.lineage.models import Source
from ensemble.pieces.models import Piece


def waits_for_consent(piece: Piece) -> str | None:
    """Return whom a piece waits for, in a sentence for its maker, or None."""
    asked = Source.objects.filter(piece=piece, agreed_at=None).select_related("origin__maker")
    source = asked.order_by("id").first()
    if source is None:
        return None
    facts = {"name": source.origin.maker.credited_as, "title": source.origin.title}
    if source.refused_at:
        return (
            _("%(name)s doesn't want “%(title)s” built on. Your piece stays yours alone.") % facts
        )
    return _("%(name)s was asked whether “%(title)s” may be built on, and hasn't said yet.") % facts
