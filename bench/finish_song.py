"""A song from its stems, through the whole loop; then: is it the sum of its layers?

    .venv/bin/python -m bench.finish_song FOLDER     # audio files, one a member

Somebody starts from the first file, each other member builds on it and offers, a leader places
the layers at uneven offsets and levels, finishes and releases. The result is decoded by another
decoder than the engine's and compared with a plain NumPy sum of the stems.
"""

import sys
from pathlib import Path
from time import perf_counter

import av
import numpy as np
from numpy.typing import NDArray

from bench.place import member, open_place

RATE = 48_000
OFFSETS = (0, 12_345, -6_001, 48_000, 777)
GAINS_DB = (0.0, -3.0, -6.0, -4.5, -2.0)


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*.mp3"), key=lambda path: path.stem != "drums")[: len(OFFSETS)]
    open_place()
    began = perf_counter()
    finish = _whole_loop(paths)
    print(f"from the first upload to the release: {perf_counter() - began:.1f} s")
    _compare(finish, paths)
    _name(finish, paths)


def _whole_loop(paths: list[Path]):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.production.actions.release import release_render
    from ensemble.production.actions.render import render_mix
    from ensemble.projects.actions.decide import decide_offer
    from ensemble.projects.actions.offer import offer_piece
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.plan import plan_from
    from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
    from ensemble.studio.actions.open_mix import open_mix

    makers = [member(path.stem.title()) for path in paths]
    first = upload(paths[0], makers[0], None)
    plan = plan_from(
        "song", "Five of us", "One song of five stems.", today=timezone.localdate(), seed=first
    )
    project = start_project(plan, by=makers[0])
    calls = list(project.calls.filter(medium="audio"))
    for path, maker, call in zip(paths[1:], makers[1:], calls * 9, strict=False):
        offer = offer_piece(upload(path, maker, first), call, by=maker)
        decide_offer(offer, "used", "It fits.", by=makers[0])
    mix = open_mix(project, by=makers[0])
    layers = mix.layers.select_related("revision").order_by("position")
    placed = zip(layers, OFFSETS, GAINS_DB, strict=False)
    arrange_mix(mix, [Placing(one.revision.key, o, g) for one, o, g in placed], by=makers[0])
    render = render_mix(mix, by=makers[0])
    run_due_jobs()
    render.refresh_from_db()
    return release_render(render, by=makers[0])


def upload(path: Path, maker, origin=None):  # type: ignore[no-untyped-def]
    """Make a standing piece of a file, built on `origin` where there is one."""
    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.lineage.actions.build_on import build_on
    from ensemble.pieces.actions.draft import draft_piece
    from ensemble.pieces.actions.keep import keep_file
    from ensemble.pieces.actions.publish import publish_piece

    media = keep_file(path, file_name=path.name, by=maker)
    piece = draft_piece(by=maker, medium="audio", title=path.stem.title(), media=media)
    if origin is not None:
        build_on(piece, origin.current, how="layers-on", by=maker)
    publish_piece(piece, by=maker)
    run_due_jobs()
    piece.refresh_from_db()
    return piece


def _compare(finish, paths: list[Path]) -> None:  # type: ignore[no-untyped-def]
    from ensemble.foundation.files import open_local

    with open_local(finish.piece.newest.media.original) as path:
        heard = _decoded(path)
    stems = [_decoded(path) for path in paths]
    first = min(OFFSETS[: len(stems)])
    begin = min(first, 0)
    model = np.zeros((max(len(s) + o for s, o in zip(stems, OFFSETS, strict=False)) - begin, 2))
    for stem, offset, gain in zip(stems, OFFSETS, GAINS_DB, strict=False):
        model[offset - begin : offset - begin + len(stem)] += stem * 10 ** (gain / 20)
    length = min(len(heard), len(model) + begin)
    one, other = heard[:length].ravel(), model[-begin : length - begin].ravel()
    scale = float(one @ other / (other @ other))
    rest = np.sqrt(np.mean((one - scale * other) ** 2) / np.mean(one**2))
    print(f"correlation with the sum {np.corrcoef(one, other)[0, 1]:.9f}")
    print(f"gain of the whole {_db(scale):+.2f} dB, residual {_db(rest):.1f} dB")
    for stem, offset, gain, path in zip(stems, OFFSETS, GAINS_DB, paths, strict=False):
        _find(heard, stem, offset, gain, path.stem)


def _db(ratio: float) -> float:
    return 20 * float(np.log10(ratio + 1e-12))


def _find(heard, stem, offset: int, gain: float, name: str) -> None:  # type: ignore[no-untyped-def]
    """Where and how loud is one layer in the whole? By correlation, knowing neither."""
    reach = 96_000
    mono, alone = heard.mean(1), stem.mean(1)
    size = 1 << int(np.ceil(np.log2(len(mono) + len(alone))))
    spectrum = np.fft.rfft(mono, size) * np.conj(np.fft.rfft(alone, size))
    matched = np.fft.irfft(spectrum, size)
    around = np.concatenate([matched[-reach:], matched[:reach]])
    at = int(np.argmax(around)) - reach
    print(
        f"  {name}: asked for {offset:+d} samples at {gain:+.1f} dB; correlation peaks at {at:+d}"
    )


def _decoded(path: Path) -> NDArray[np.float64]:
    with av.open(str(path)) as container:
        turn = av.AudioResampler("flt", "stereo", RATE)
        frames = [out for frame in container.decode(audio=0) for out in turn.resample(frame)]
        frames += turn.resample(None)
    return np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in frames]).astype(float)


def _name(finish, paths: list[Path]) -> None:  # type: ignore[no-untyped-def]
    from ensemble.production.roll import Roll

    roll = Roll.from_json(finish.roll)
    for section in roll.sections:
        print(f"{section.label}: {', '.join(person.name for person in section.people)}")
    credited = {person.name for section in roll.sections for person in section.people}
    print("everyone credited:", credited >= {path.stem.title() for path in paths})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
