"""A film from clips and stills, through the whole loop; its frames are left to be looked at.

    .venv/bin/python -m bench.finish_film FOLDER OUT     # FOLDER/film, FOLDER/stills, FOLDER/stems

Each file is a member's. A leader puts them in order with a title, sound under them and the end
credits, finishes and releases. OUT gets the film and a picture of every second.
"""

import shutil
import sys
from pathlib import Path
from time import perf_counter

import av

from bench.finish_song import upload
from bench.place import member, open_place


def main(folder: Path, out: Path) -> None:
    films = sorted((folder / "film").glob("*.mp4"))
    stills = sorted((folder / "stills").glob("*.jpg"))
    bed = folder / "stems" / "clav.mp3"
    open_place()
    began = perf_counter()
    finish = _whole_loop([*films, *stills], bed)
    print(f"from the first upload to the release: {perf_counter() - began:.1f} s")
    _leave(finish, out)
    for section in finish.roll["sections"]:
        print(section["role"], [person["name"] for person in section["people"]])


def _whole_loop(paths: list[Path], bed: Path):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.production.actions.open_cut import open_cut
    from ensemble.production.actions.release import release_render
    from ensemble.production.actions.render import render_cut
    from ensemble.production.actions.thank import thank_members
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.plan import plan_from

    leader = member("Leader")
    plan = plan_from("short-documentary", "Five beasts", "A minute.", today=timezone.localdate())
    project = start_project(plan, by=leader)
    makers = {path: member(path.stem.title()) for path in [*paths, bed]}
    pieces = {path: upload(path, maker) for path, maker in makers.items()}
    _offer_all(project, pieces, leader)
    cut = open_cut(project, by=leader)
    thank_members(project, {makers[paths[0]]: "For the first shot."}, by=leader)
    _arrange(cut, [pieces[path] for path in paths], pieces[bed], leader)
    render = render_cut(cut, by=leader)
    run_due_jobs()
    render.refresh_from_db()
    print("job:", render.job.state, render.job.failure)
    return release_render(render, by=leader)


def _offer_all(project, pieces, leader) -> None:  # type: ignore[no-untyped-def]
    from ensemble.projects.actions.add_call import add_call
    from ensemble.projects.actions.decide import decide_offer
    from ensemble.projects.actions.offer import offer_piece
    from ensemble.projects.frames import Wish

    crafts = {"video": "filming", "image": "photography", "audio": "keys"}
    calls = {}
    for medium, craft in crafts.items():
        facts = {"title": medium, "words": "", "spec": "", "craft": craft, "medium": medium}
        calls[medium] = add_call(project, Wish(**facts, how="edits", wanted=9), by=leader)
    for piece in pieces.values():
        offer = offer_piece(piece, calls[piece.medium], by=piece.maker)
        decide_offer(offer, "used", "It goes in.", by=leader)


def _arrange(cut, pieces, bed, leader) -> None:  # type: ignore[no-untyped-def]
    from ensemble.production.actions.arrange_cut import CutPlan, ShotPlan, arrange_cut

    shots = [
        ShotPlan(piece.current.key, lasts_ms=3000 if piece.medium == "image" else 4000)
        for piece in pieces
    ]
    plan = CutPlan("Five beasts", shots, "and three that hold still", bed.current.key, -12.0)
    arrange_cut(cut, plan, by=leader)


def _leave(finish, out: Path) -> None:  # type: ignore[no-untyped-def]
    from ensemble.foundation.files import open_local

    out.mkdir(parents=True, exist_ok=True)
    with open_local(finish.piece.newest.media.original) as path:
        shutil.copyfile(path, out / "film.mp4")
    with av.open(str(out / "film.mp4")) as container:
        rate = container.streams.video[0].average_rate
        frames = 0
        for frame in container.decode(video=0):
            if frames % int(rate) == 0:
                frame.to_image().save(out / f"{frames // int(rate):03}.png")
            frames += 1
    with av.open(str(out / "film.mp4")) as container:
        audio = sum(frame.samples for frame in container.decode(audio=0))
    print(f"{frames} frames at {rate}, sound {audio / 48000:.3f} s, film {frames / rate}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
