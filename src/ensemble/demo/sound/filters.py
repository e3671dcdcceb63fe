"""Causal filters, applied as complex responses by one FFT. Frequencies in Hz."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ensemble.demo.sound.track import RATE, Mono

Spectrum = npt.NDArray[np.complex64]
Response = Callable[[Spectrum], Spectrum]


def filtered(sound: Mono, *responses: Response) -> Mono:
    """The sound through each response in turn; same length."""
    size = fast_size(len(sound) + 4800)
    # NumPy transforms float64 faster than float32.
    spectrum = np.fft.rfft(sound.astype(np.float64), size).astype(np.complex64)
    frequency = np.linspace(0, RATE / 2, len(spectrum)).astype(np.complex64)
    for response in responses:
        spectrum *= response(frequency)
    return np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)


def low(hertz: float, poles: int = 2) -> Response:
    """Keep what is below."""
    return lambda frequency: (1 / (1 + 1j * frequency / hertz) ** poles).astype(np.complex64)


def high(hertz: float, poles: int = 2) -> Response:
    """Keep what is above."""

    def response(frequency: Spectrum) -> Spectrum:
        turn = 1j * frequency / hertz
        return ((turn / (1 + turn)) ** poles).astype(np.complex64)

    return response


def resonant(*peaks: tuple[float, float, float], dry: float = 1.0) -> Response:
    """Add resonances, each (Hz, Q, gain), to the dry sound."""

    def response(frequency: Spectrum) -> Spectrum:
        total = np.full(frequency.shape, dry, np.complex64)
        for hertz, q, gain in peaks:
            bandwidth = 1j * frequency / (hertz * q)
            total += gain * bandwidth / (1 - (frequency / hertz) ** 2 + bandwidth)
        return total

    return response


def fast_size(least: int) -> int:
    """The next length whose FFT is quick: two or three times a power of two, and the like."""
    power = 1 << max(0, (least - 1).bit_length() - 3)
    return -(-least // power) * power
