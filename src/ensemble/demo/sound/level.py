"""How a stem leaves the desk: -18 dBFS RMS, no peak above -1.2 dBFS, no DC, clean ends."""

import numpy as np

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.track import Sound, sounding

RMS = 10 ** (-18 / 20)
CEILING = 10 ** (-1.2 / 20)
_KNEE = 0.5


def finished(sound: Sound, *, fade: float = 0.6) -> Sound:
    """The stem at its level, faded out over its last `fade` seconds."""
    shape = swelling(len(sound), 0.003, fade)
    sound = np.stack([(side - side.mean()) * shape for side in sound.T], axis=1)
    for _ in range(4):
        loudness = np.sqrt(np.vdot(sound, sound) / sound.size)
        sound = _rounded(sound * np.float32(RMS / loudness))
    return sounding(sound)


def _rounded(sound: Sound) -> Sound:
    """Bend what is above the knee so that it never passes the ceiling."""
    loud = np.abs(sound)
    over = loud > _KNEE
    if not over.any():
        return sound
    room = CEILING - _KNEE
    bent = _KNEE + room * np.tanh((loud[over] - _KNEE) / room)
    sound[over] = np.sign(sound[over]) * bent
    return sound
