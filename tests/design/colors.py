"""OKLCH to contrast, after https://www.w3.org/TR/css-color-4 and WCAG 2.2."""

import math
import re
from pathlib import Path

TOKENS = Path("src/ensemble/design/css/tokens.css")
COLOR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"


def read_tokens() -> dict[str, tuple[str, str]]:
    """Return each color's two values, by daylight and by lamplight."""
    text = TOKENS.read_text()
    both = re.findall(rf"--([\w-]+): light-dark\(({COLOR}), ({COLOR})\);", text)
    one = re.findall(rf"--([\w-]+): ({COLOR});", text)
    return {found[0]: (found[1], found[5]) for found in both} | {
        found[0]: (found[1], found[1]) for found in one
    }


def contrast(one: str, other: str) -> float:
    """Return WCAG contrast of two `oklch()` colors, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    found = re.fullmatch(COLOR, color)
    assert found, color
    lightness, chroma, turn = map(float, found.groups())
    a, b = chroma * math.cos(math.radians(turn)), chroma * math.sin(math.radians(turn))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    within = [min(1.0, max(0.0, part)) for part in (red, green, blue)]
    return 0.2126 * within[0] + 0.7152 * within[1] + 0.0722 * within[2]
