"""The key with which this place signs what is finished here, if it has one."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ensemble.engine.errors import EngineError
from ensemble.engine.interchange.signing_keys import Keys


def keys() -> Keys | None:
    """Return what the settings name; None where neither key nor certificate is set."""
    if not settings.C2PA_KEY and not settings.C2PA_CERTIFICATE:
        return None
    return Keys(Path(settings.C2PA_KEY), Path(settings.C2PA_CERTIFICATE))


def problem() -> str:
    """Return why nothing could be signed, in a sentence; empty if it can, or needn't."""
    found = keys()
    if found is None:
        return ""
    try:
        found.check()
    except EngineError as error:
        return error.sentence
    return ""


def told() -> str:
    """Return what whoever looks after the place needs to know."""
    if keys() is None:
        return _("no, there is no key")
    if sentence := problem():
        return _("not now. %(sentence)s") % {"sentence": sentence}
    return _("yes")
