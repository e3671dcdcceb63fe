"""A crowd in the product: python -m bench.studio.crowd [takes] [seconds]

Takes of noise by as many members, used in one call. The stem is made, one more take comes, one
is withdrawn. Told: how long each took, how many statements its delivery asked, how many names the
credits have, and whether the stem is what all takes made anew are, byte for byte of its samples.
"""

import resource
import sys
import time
from pathlib import Path

from bench.place import member, open_place

RATE = 48_000


def main(takes: int = 1_000, seconds: float = 2.0) -> None:
    folder = open_place()
    call, ada = _called()
    media = [_media(folder, number, seconds) for number in range(takes + 1)]
    pieces = _used(call, ada, media)
    from ensemble.studio.actions.make_crowd import ask_for_stem, make_crowd

    late = _hidden(pieces[-1])
    crowd = make_crowd(call, by=ada)
    _told(f"a stem of {takes} takes, {seconds:g} s each", crowd)
    late.piece.withdrawn_at = None
    late.piece.save()
    ask_for_stem(crowd)
    _told("the same with one more", crowd)
    pieces[0].withdraw()
    ask_for_stem(crowd)
    _told("the same without one", crowd)
    _credited(crowd)
    _made_anew(crowd)
    own, theirs = (resource.getrusage(who).ru_maxrss // 1_024 for who in (0, -1))
    print(f"memory: {own} MB here with the whole place, {theirs} MB for the largest program")


def _called():  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from django.utils import timezone

    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.crowds import SCREAM
    from ensemble.projects.frames.plan import plan_from

    ada = member("Ada")
    wish = replace(SCREAM.calls[0], title="Scream")
    plan = plan_from("song", "Loud", "A song.", today=timezone.localdate(), wishes=(wish,))
    return start_project(plan, by=ada).calls.get(), ada


def _media(folder: Path, number: int, seconds: float):  # type: ignore[no-untyped-def]
    """A take with an onset of its own, stored and measured as preparation does."""
    import numpy as np

    from ensemble.engine.ingest.peaks import Peaks
    from ensemble.engine.sound.wave24 import write_wave
    from ensemble.foundation.files import store
    from ensemble.pieces.models import MediaFile

    noise = np.random.default_rng(number).uniform(-0.3, 0.3, (round(seconds * RATE), 2))
    noise[: (number * 997) % (RATE // 2)] = 0
    path = folder / "take.wav"
    write_wave(path, [noise.astype(np.float32)], samples=len(noise))
    kept = store(path, folder="originals", suffix="")
    peaks = Peaks(RATE, 2)
    peaks.feed((noise * 32_767).astype("<i2").tobytes())
    peaks.finish()
    drawn = peaks.save(folder, zooms=(4_000,))[0]
    facts = {"kind": "audio", "original": kept.name, "file_name": "take.wav", "size": kept.size}
    facts |= {"sha256": kept.sha256, "duration_ms": round(seconds * 1_000), "loudness_lufs": -12.0}
    return MediaFile(**facts), store(drawn, folder="derived", suffix=".json")


def _used(call, ada, media):  # type: ignore[no-untyped-def]
    """A member, a standing piece and a yes for each, written in bulk."""
    from django.utils import timezone

    from ensemble.people.models import Member
    from ensemble.pieces.models import Derived, MediaFile, Piece, Revision
    from ensemble.projects.models import Decision, Offer

    now, many = timezone.now(), range(len(media))
    people = [Member(email=f"m{n}@example.org", name=f"M{n}", birth_year=1990) for n in many]
    people = Member.objects.bulk_create(people)
    for (one, _drawn), owner in zip(media, people, strict=True):
        one.owner, one.prepared_at = owner, now
    files = MediaFile.objects.bulk_create([one for one, _drawn in media])
    Derived.objects.bulk_create(
        Derived(media=one, role="peaks", name=drawn.name, content_type="application/json", width=9)
        for one, (_same, drawn) in zip(files, media, strict=True)
    )
    stands = {"medium": "audio", "published_at": now, "cleared_at": now, "craft": "voice"}
    pieces = Piece.objects.bulk_create(
        Piece(maker=each, title=f"Scream {each.name}", **stands) for each in people
    )
    revisions = Revision.objects.bulk_create(
        Revision(piece=piece, number=1, media=one, cleared_at=now)
        for piece, one in zip(pieces, files, strict=True)
    )
    for piece, revision in zip(pieces, revisions, strict=True):
        piece.current = revision
    Piece.objects.bulk_update(pieces, ["current"], batch_size=500)
    offers = Offer.objects.bulk_create(
        Offer(call=call, piece=one.piece, revision=one, member=one.piece.maker) for one in revisions
    )
    Decision.objects.bulk_create(
        Decision(offer=offer, outcome="used", line="Loud.", by=ada) for offer in offers
    )
    return pieces


def _hidden(piece):  # type: ignore[no-untyped-def]
    """The last one isn't there yet."""
    piece.withdraw()
    return piece.current


def _told(words, crowd) -> None:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from ensemble.foundation.attempt import run_due_jobs

    begun, cpu = time.perf_counter(), _cpu()
    with CaptureQueriesContext(connection) as asked:
        run_due_jobs()
    crowd.refresh_from_db()
    crowd.job.refresh_from_db()
    assert crowd.job.finished_at, crowd.job.failure
    wall = time.perf_counter() - begun
    standing = crowd.voices.standing().count()
    print(
        f"{words}: {wall:.1f} s, {_cpu() - cpu:.1f} CPU seconds, {len(asked)} statements, "
        f"{standing} voices"
    )


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _credited(crowd) -> None:  # type: ignore[no-untyped-def]
    from ensemble.production.queries.credits import roll_of

    begun = time.perf_counter()
    roll = roll_of(crowd.call.project, {crowd.piece_id})
    voices = next(section for section in roll.sections if section.role == "voice")
    print(f"{len(voices.people)} names in the credits, in {time.perf_counter() - begun:.2f} s")


def _made_anew(crowd) -> None:  # type: ignore[no-untyped-def]
    """The stem that followed beside one of the same takes without anything kept."""
    from tempfile import TemporaryDirectory

    from django.core.files.storage import default_storage

    from ensemble.engine.sound.mix import mix
    from ensemble.studio.actions.remake_crowd import LOUDNESS
    from ensemble.studio.at_hand import at_hand, timeline_of_crowd
    from ensemble.studio.crowding import stem_length
    from ensemble.studio.queries.crowds import voices_of

    voices = voices_of(crowd)
    ends = [voice.at_samples + voice.length_samples for voice in voices]
    timeline = at_hand(timeline_of_crowd(voices), [voice.revision for voice in voices])
    with TemporaryDirectory() as name:
        anew = Path(name) / "anew.flac"
        cpu = _cpu()
        mix(timeline, anew, Path(name), target_lufs=LOUDNESS, samples=stem_length(ends))
        same = (
            anew.read_bytes()
            == Path(default_storage.path(crowd.piece.newest.media.original)).read_bytes()
        )
        print(f"made anew, the mix alone: {_cpu() - cpu:.1f} CPU seconds;", end=" ")
        print("the same bytes" if same else "NOT the same bytes")


if __name__ == "__main__":
    kinds = (int, float)
    main(*(kind(word) for kind, word in zip(kinds, sys.argv[1:], strict=False)))
