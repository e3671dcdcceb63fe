"""The hand-picked icons, as one sprite. An icon always stands beside a word."""

import re
from pathlib import Path

# Ours on the left, Lucide's on the right: templates say what they mean.
ICONS = {
    "add": "plus",
    "back": "arrow-left",
    "brush": "brush",
    "built-on": "layers-2",
    "calendar": "calendar-days",
    "camera": "video",
    "close": "x",
    "dark": "moon",
    "done": "check",
    "download": "download",
    "down": "chevron-down",
    "edit": "pencil",
    "eraser": "eraser",
    "error": "octagon-alert",
    "fill": "paint-bucket",
    "finish": "flag",
    "forward": "arrow-right",
    "grew": "sprout",
    "headphones": "headphones",
    "held": "eye-off",
    "help": "circle-question-mark",
    "image": "image",
    "info": "info",
    "jump-in": "door-open",
    "language": "languages",
    "layers": "layers",
    "level": "sliders-horizontal",
    "light": "sun",
    "link": "link",
    "mail": "mail",
    "menu": "menu",
    "more": "ellipsis",
    "note": "message-square",
    "auto": "sun-moon",
    "palette": "palette",
    "pause": "pause",
    "people": "users",
    "place": "hand",
    "play": "play",
    "private": "lock",
    "public": "globe",
    "record": "mic",
    "redo": "redo-2",
    "remove": "trash-2",
    "report": "shield-alert",
    "search": "search",
    "settings": "settings",
    "start": "lightbulb",
    "stop": "square",
    "surprise": "shuffle",
    "terms": "scroll-text",
    "text": "feather",
    "time": "clock-3",
    "audio": "audio-lines",
    "undo": "undo-2",
    "up": "chevron-up",
    "upload": "upload",
    "view": "zoom-in",
    "video": "clapperboard",
    "warn": "triangle-alert",
}

# Drawn as shapes and not as outlines: what is pressed to hear something.
FILLED = {"pause", "play", "stop"}


def sprite(folder: Path) -> str:
    """Return one SVG whose symbols are the icons, drawn from Lucide's files in a folder."""
    symbols = "".join(_symbol(name, folder / f"{file}.svg") for name, file in sorted(ICONS.items()))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>'


def _symbol(name: str, path: Path) -> str:
    inside = re.sub(r"\s+", " ", path.read_text().split(">", 2)[2].rsplit("</svg>", 1)[0]).strip()
    fill = "currentColor" if name in FILLED else "none"
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="{fill}" stroke="currentColor" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{inside}</symbol>'
    )
