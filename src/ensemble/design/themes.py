"""Light, dark, or as the reader's machine says: kept in a cookie, so that no page ever flashes."""

from django.http import HttpRequest

COOKIE = "theme"
THEMES = ("auto", "light", "dark")


def chosen_theme(request: HttpRequest) -> str:
    """Return `auto`, `light` or `dark`; anything else in the cookie means `auto`."""
    chosen = request.COOKIES.get(COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"
