"""How loud something is to the ear, from what ffmpeg's `ebur128` says at its end."""

import re

FILTER = "ebur128=framelog=quiet"
SILENCE = -70.0


def loudness_in(said: str) -> float | None:
    """Integrated loudness in LUFS, one decimal; None for silence or where nothing was measured."""
    measured = re.findall(r"Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS", said)
    lufs = float(measured[-1]) if measured else SILENCE
    return lufs if lufs > SILENCE else None
