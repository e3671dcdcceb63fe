"""Languages and time zones that people can choose from."""

from functools import cache
from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

_GUESSED = 3


@cache
def languages() -> list[tuple[str, str]]:
    """Return (code, own name) of the languages people may say they speak, by name."""
    found = {code: info["name_local"] for code, info in LANG_INFO.items() if "name_local" in info}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def language_name(code: str) -> str:
    """Return what a language calls itself."""
    return dict(languages()).get(code, code)


def guess_languages(request: HttpRequest) -> list[str]:
    """Return up to three languages the browser asks for."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    known, found = dict(languages()), []
    for code, _weight in asked:
        plain = code if code in known else code.split("-")[0]
        if plain in known and plain not in found:
            found.append(plain)
    return found[:_GUESSED]


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return (name, name in words) of every time zone a person may live in."""
    places = sorted(name for name in available_timezones() if "/" in name)
    kept = [name for name in places if not name.startswith(("Etc/", "SystemV/", "US/"))]
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in kept)]
