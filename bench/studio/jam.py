"""A take on the real page, mixed and rendered: python -m bench.studio.jam STEM [--alone]

A member records on top of a stem through a loopback, a leader uses the take and renders the mix.
What the microphone heard is the stem itself, so the two must add up at every pitch: a take that
is late makes a comb of the sum. Printed is how loud the render is beside the stem, third octave by
third octave; then, that the ruler works, the same sum with its take 1 ms late.
"""

import os
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.live import Place
from tests.place import free_port

from bench.place import open_place
from bench.stopwatch import tell
from bench.studio import overdub

RATE, WINDOW = 48_000, 16_384
LOWEST, HIGHEST = 50, 12_500
Sound = NDArray[np.float64]


def main(stem: Path) -> None:
    overdub.recorded(Place(open_place(), free_port()), stem)
    _listen(*_finished())


def _finished() -> tuple[Sound, Sound, Sound]:
    """Use the take and render the mix; return stem, take in its place, and render."""
    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.production.actions.release import release_render
    from ensemble.production.actions.render import render_mix
    from ensemble.projects.actions.decide import decide_offer
    from ensemble.projects.models import Offer
    from ensemble.studio.actions.open_mix import open_mix
    from ensemble.studio.models import Take

    run_due_jobs()
    offer = Offer.objects.get()
    leader = offer.call.project.producer
    decide_offer(offer, "used", "It is in time.", by=leader)
    mix = open_mix(offer.call.project, by=leader)
    mix.turn("target_lufs", None)
    render = render_mix(mix, by=leader)
    run_due_jobs()
    render.refresh_from_db()
    stem, take = mix.layers.order_by("position")
    flagged = Take.objects.get().evidence.get("flagged")
    made = _heard(release_render(render, by=leader).piece.newest)
    says = "; the take is flagged, this machine was too busy" if flagged else ""
    print(f"stem at {stem.offset_samples}, take at {take.offset_samples} samples{says}")
    return _placed(stem, len(made)), _placed(take, len(made)), made


def _placed(layer, length: int) -> Sound:  # type: ignore[no-untyped-def]
    """A layer by itself as it stands in the mix; what is before its start is not there."""
    whole, heard = np.zeros(length), _heard(layer.revision)
    at = layer.offset_samples
    part = heard[max(0, -at) :][: length - max(0, at)]
    whole[max(0, at) :][: len(part)] = part
    return whole * float(10 ** (layer.gain_db / 20))


def _heard(revision) -> Sound:  # type: ignore[no-untyped-def]
    """The samples of a revision, of both ears together."""
    import av

    from ensemble.foundation.files import open_local

    with open_local(revision.media.original) as path, av.open(str(path)) as file:
        as_floats = av.AudioResampler("fltp", "mono", RATE)
        frames = [one for frame in file.decode(audio=0) for one in as_floats.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(np.float64)


def _listen(stem: Sound, take: Sound, made: Sound) -> None:
    """Print the bands, and tell how uneven they are."""
    late = np.roll(take, RATE // 1000)
    bands = _bands(stem, made), _bands(stem, stem + take), _bands(stem, stem + late)
    print("    Hz   render  plain sum  1 ms late   (dB beside the stem)")
    for pitch, *levels in zip(_pitches(), *bands, strict=True):
        print(f"{pitch:6.0f}   " + "  ".join(f"{level:+8.2f}" for level in levels))
    render, plain, comb = (float(np.ptp(each)) for each in bands)
    layers = np.stack([stem, take], 1)
    rest = made - layers @ np.linalg.lstsq(layers, made, rcond=None)[0]
    tell("render beside the sum of its layers, dB", 10 * np.log10(np.mean(rest**2)), -80)
    print(f"uneven by: render {render:.2f} dB, plain sum {plain:.2f}, 1 ms late {comb:.2f}")
    tell("unevenness of the render beside that of one with its take 1 ms late", render / comb, 0.25)


def _pitches() -> Sound:
    """The middles of third octaves."""
    count = int(np.log2(HIGHEST / LOWEST) * 3) + 1
    return LOWEST * 2 ** (np.arange(count) / 3)


def _bands(stem: Sound, other: Sound) -> Sound:
    """How loud `other` is at what the stem plays, in decibels, by third octaves.

    The cross-spectrum beside the stem's own: noise that isn't the stem's averages out.
    """
    window, cross = np.hanning(WINDOW), np.zeros(WINDOW // 2 + 1, complex)
    own = np.zeros(WINDOW // 2 + 1)
    for at in range(0, min(len(stem), len(other)) - WINDOW, WINDOW // 2):
        one = np.fft.rfft(stem[at : at + WINDOW] * window)
        two = np.fft.rfft(other[at : at + WINDOW] * window)
        cross, own = cross + two * one.conj(), own + np.abs(one) ** 2
    pitches = np.fft.rfftfreq(WINDOW, 1 / RATE)
    edges = [(each / 2 ** (1 / 6), each * 2 ** (1 / 6)) for each in _pitches()]
    inside = [(pitches >= low) & (pitches < high) for low, high in edges]
    return np.array([20 * np.log10(np.abs(cross[b].sum()) / own[b].sum()) for b in inside])


if __name__ == "__main__":
    if "--alone" in sys.argv:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    main(Path(next(each for each in sys.argv[1:] if each != "--alone")))
