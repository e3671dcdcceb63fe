"""The Jinja2 environment of our pages, and what every page knows."""

from functools import cache, lru_cache
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ensemble.design import formats
from ensemble.design.assets import asset, needed
from ensemble.design.kept import keep_card, kept_card, kept_cards
from ensemble.design.slots import slot_parts
from ensemble.design.themes import chosen_theme
from ensemble.design.waveform import bars


def environment(**options: Any) -> Environment:
    """Return an environment with what every page may call."""
    options.setdefault("autoescape", True)
    options |= {"trim_blocks": True, "lstrip_blocks": True}
    pages = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)  # noqa: S701 - it is on.
    pages.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals |= {
        "_": say,
        "url": url,
        "place": place,
        "asset": asset,
        "needed": needed,
        "icon": icon,
        "bars": bars,
        "kept_card": kept_card,
        "kept_cards": kept_cards,
        "keep_card": keep_card,
        "slots": slots,
        "still": still,
        "language": get_language,
        "right_to_left": get_language_bidi,
    }
    pages.globals |= {name: getattr(formats, name) for name in formats.__all__}
    return pages


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout shows: who is signed in, the chosen theme, words left for them."""
    someone = getattr(request, "user", None)
    return {
        "member": someone if someone is not None and someone.is_authenticated else None,
        "theme": chosen_theme(request),
        "messages": get_messages(request),
    }


def say(words: str, /, **facts: object) -> Markup:
    """Return words in the language of the page; `facts` are escaped and fill it.

    Jinja2's own finds its way through three more calls, forty times a page.
    """
    said = _translated(words, get_language())
    return said % facts if facts or "%" in said else said


@lru_cache(maxsize=4000)
def _translated(words: str, _language: str | None) -> Markup:
    return Markup(gettext(words))  # noqa: S704 - translations are ours.


@pass_context
def still(context: Context, name: str) -> Markup:
    """Return a part that is the same on every page of a language; it is drawn once."""
    return _drawn(context.environment, name, get_language())


@lru_cache(maxsize=100)
def _drawn(pages: Environment, name: str, _language: str | None) -> Markup:
    return Markup(pages.get_template(name).render())  # noqa: S704 - a template of ours.


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a page; a name nobody knows is an error."""
    return reverse(name, args=args, kwargs=kwargs)


def place(name: str) -> str | None:
    """Return the address of a place in the house, or None while it isn't built."""
    return _place(name, get_urlconf())


@cache
def _place(name: str, _addresses: str | None) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def icon(name: str) -> Markup:
    """Return an icon of the sprite; it says nothing to a screen reader: a word stands beside it."""
    return _icon(asset("icons.svg"), name)


@cache
def _icon(sprite: str, name: str) -> Markup:
    drawn = '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>'
    return Markup(drawn).format(sprite, name)  # noqa: S704 - format escapes.


@pass_context
def slots(context: Context, name: str, thing: Any) -> list[Markup]:
    """Return what higher capabilities put into a place of this page."""
    return list(slot_parts(name, context["request"], thing))
