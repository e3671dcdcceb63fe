"""How long an answer may be, as a call's words say it."""

import re

SPAN = re.compile(
    r"(?<![\d.,:])(\d{1,3}(?:[.,]\d)?)(?:\s*(?:to|-|–|or|and)\s*(\d{1,3}(?:[.,]\d)?))?\s*"  # noqa: RUF001
    r"(seconds?|secs?\.?|s|minutes?|mins?\.?)(?![\w-])",
    re.IGNORECASE,
)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
}  # fmt: skip
WRITTEN = re.compile(rf"\b({'|'.join(NUMBERS)})\b", re.IGNORECASE)
LONGEST = 20 * 60


def seconds_in(*words: str) -> float | None:
    """Return the most seconds the first of these sentences with a length allows; None for none.

    "5 seconds of you screaming" is 5, "20 to 60 seconds" is 60, "two minutes" is 120.
    """
    for line in words:
        figures = WRITTEN.sub(lambda found: str(NUMBERS[found[0].lower()]), line)
        if found := SPAN.search(figures):
            number = float((found[2] or found[1]).replace(",", "."))
            seconds = number * (60 if found[3].lower().startswith("m") else 1)
            if 0 < seconds <= LONGEST:
                return seconds
    return None
