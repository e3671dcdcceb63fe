"""The Jinja2 environment of our pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Return an environment with what every page may call."""
    options.setdefault("autoescape", True)
    pages = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - it is on.
    pages.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    pages.globals["url"] = lambda name, *args: reverse(name, args=args)
    return pages
