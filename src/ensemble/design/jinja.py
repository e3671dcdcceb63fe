"""The Jinja2 environment of our pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ensemble.design.slots import slot_parts


def environment(**options: Any) -> Environment:
    """Return an environment with what every page may call."""
    options.setdefault("autoescape", True)
    pages = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - it is on.
    pages.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals["url"] = lambda name, *args: reverse(name, args=args)
    pages.globals["slots"] = slots
    return pages


@pass_context
def slots(context: Context, name: str, thing: Any) -> list[Markup]:
    """Return what higher capabilities put into a place of this page."""
    return list(slot_parts(name, context["request"], thing))
