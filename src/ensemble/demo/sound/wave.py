"""Tables of one cycle and how to read them at any pitch."""

import numpy as np
import numpy.typing as npt

from ensemble.demo.sound.track import RATE, Mono, peaked, sounding

TABLE = 4096
Phase = npt.NDArray[np.float64]


def hertz(note: float) -> float:
    """The frequency of a MIDI note; 69 is A at 440 Hz."""
    return float(440 * 2 ** ((note - 69) / 12))


def cycle(amplitudes: npt.NDArray[np.float64], seed: int = 0) -> Mono:
    """One period with these harmonics (the first is the fundamental); scattered phases, peak 1."""
    turns = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(amplitudes))
    spectrum = np.zeros(TABLE // 2 + 1, np.complex128)
    spectrum[1 : len(amplitudes) + 1] = amplitudes * np.exp(1j * turns)
    table = np.fft.irfft(spectrum)
    return peaked(table)


def turning(pitch: float, samples: int, cents: Mono | float = 0.0, start: float = 0.0) -> Phase:
    """The phase in cycles of a tone at `pitch` Hz, bent by `cents`."""
    if isinstance(cents, float):
        step: Phase = np.full(samples, pitch * 2 ** (cents / 1200) / RATE)
    else:
        step = np.exp2(cents * np.float32(1 / 1200)).astype(np.float64) * (pitch / RATE)
    turned: Phase = np.cumsum(step) + start
    return turned


def reading(table: Mono, phase: Phase) -> Mono:
    """The table at these phases, between neighbors in a straight line."""
    spot = (phase % 1.0 * TABLE).astype(np.float32)
    left = spot.astype(np.int32)
    part = spot - left
    left &= TABLE - 1
    around = np.append(table, table[0])
    low = around[left]
    return sounding(low + (around[left + 1] - low) * part)
