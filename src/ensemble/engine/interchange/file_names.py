"""Names for files that every disk takes, whatever people call their tracks."""

import re
import unicodedata
from collections.abc import Iterable

RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}
LONGEST = 60
LONGEST_BYTES = 160


def file_names(called: Iterable[str], otherwise: str) -> list[str]:
    """A name for each, without its ending, none twice on disks that know no capitals."""
    taken: set[str] = set()
    named = []
    for each in called:
        plain = file_name(each, otherwise)
        name, number = plain, 1
        while _alike(name) in taken:
            number += 1
            name = f"{plain} {number}"
        taken.add(_alike(name))
        named.append(name)
    return named


def file_name(called: str, otherwise: str) -> str:
    """One name: no path, no control letters, nothing that a system keeps for itself."""
    composed = unicodedata.normalize("NFC", called)
    seen = "".join(letter for letter in composed if unicodedata.category(letter)[0] not in "C")
    plain = re.sub(r'[<>:"/\\|?*\s]+', " ", seen).strip(" .-~")[:LONGEST]
    short = plain.encode()[:LONGEST_BYTES].decode(errors="ignore").strip(" .-~")
    if short.split(".")[0].strip().casefold() in RESERVED:
        return f"{otherwise} {short}"
    return short or otherwise


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name.casefold())
