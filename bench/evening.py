"""Two makers, each with a project, who upload, publish, offer and mix until it is closing time."""

import threading
from typing import Any

from bench.maker import Maker
from bench.place import member, session_of


class Crew:
    """Makers at work in threads of their own."""

    KINDS = ("uploads", "pieces", "offers", "renders")

    def __init__(self, evenings: list["Evening"], closing: threading.Event) -> None:
        self.evenings, self.closing = evenings, closing
        self.makers = [evening.maker for evening in evenings]

    def start(self) -> None:
        """Begin."""
        for evening in self.evenings:
            evening.start()

    def go_home(self) -> None:
        """Let everybody finish what they are at, and every job come to its end."""
        from django.db import connection

        from ensemble.foundation.models import Job

        self.closing.set()
        for evening in self.evenings:
            evening.join()
        self.raise_errors()
        self.makers[0].wait_for("the last jobs", lambda: not Job.objects.open().exists())
        connection.close()

    def raise_errors(self) -> None:
        """Raise what went wrong in a thread."""
        for evening in self.evenings:
            if evening.error:
                raise evening.error

    def under_way(self) -> list[str]:
        """Return what the makers and the workers are at."""
        from ensemble.foundation.models import Job

        running = Job.objects.open().exclude(leased_until=None).values_list("name", flat=True)
        jobs = [f"job {name.rpartition('.')[2]}" for name in running]
        return [maker.doing for maker in self.makers] + jobs

    def is_worn(self) -> bool:
        """Whether one more kill could use up the tries of a job."""
        from django.db.models import F, Q

        from ensemble.foundation.models import Job

        last = Q(attempt__gte=F("tries")) | Q(attempt=F("tries") - 1, leased_until=None)
        return Job.objects.open().filter(last).exists()


class Evening(threading.Thread):
    """One maker's evening."""

    def __init__(self, maker: Maker, me: Any, project: Any) -> None:
        super().__init__(daemon=True)
        self.maker, self.me, self.project = maker, me, project
        self.call: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Work until closing time; keep what goes wrong for whoever looks after us."""
        from django.db import connection

        try:
            while not self.maker.closing.is_set():
                self._one_song()
        except BaseException as error:
            self.error = error
        finally:
            connection.close()

    def _one_song(self) -> None:
        from ensemble.pieces.models import Revision

        pieces = [self._one_piece() for _ in range(2)]
        parts = Revision.objects.filter(piece__key__in=pieces).values_list("key", flat=True)
        before = set(self._renders())
        facts = {
            "layers-TOTAL_FORMS": 0,
            "layers-INITIAL_FORMS": 0,
            "add": list(parts),
            "finish": 1,
        }
        self.maker.doing = "ask for a mix"
        address = f"/projects/{self.project.key}/finish/mix/"
        key = self.maker.once(
            lambda: next(iter(set(self._renders()) - before), None), address, facts
        )
        self.maker.promises.renders.add(key)
        self.maker.wait_for("render", lambda: self._is_rendered(key))

    def _one_piece(self) -> str:
        seconds = self.maker.chance.uniform(1, 5)
        key = self.maker.make_piece(self.maker.upload(seconds), self._find_piece)
        self.maker.doing = "offer"
        facts = {"piece": key, "line": "Take it."}
        offer = self.maker.once(
            lambda: self._find_offer(key), f"/projects/calls/{self.call.key}/offers/", facts
        )
        self.maker.promises.offers.add(offer)
        self.maker.wait_for("preparation", lambda: self._is_prepared(key))
        return key

    def _find_piece(self, title: str) -> str | None:
        from ensemble.pieces.models import Piece

        return Piece.objects.by(self.me).filter(title=title).values_list("key", flat=True).first()

    def _find_offer(self, piece: str) -> str | None:
        from ensemble.projects.models import Offer

        return Offer.objects.filter(piece__key=piece).values_list("key", flat=True).first()

    def _renders(self) -> Any:
        from ensemble.production.models import Render

        return Render.objects.filter(project=self.project).values_list("key", flat=True)

    def _is_prepared(self, key: str) -> bool:
        from ensemble.pieces.models import Piece

        return Piece.objects.filter(key=key, cleared_at__isnull=False).exists()

    def _is_rendered(self, key: str) -> bool:
        from ensemble.production.models import Render

        return Render.objects.filter(key=key, piece__isnull=False).exists()


def open_crew(address: str, seed: int) -> Crew:
    """Return two makers who offer to each other's project."""
    closing = threading.Event()
    evenings = [
        _evening(address, name, seed + at, closing) for at, name in enumerate(("Ada", "Ben"))
    ]
    for one, other in zip(evenings, reversed(evenings), strict=True):
        one.call = other.project.calls.get()
    return Crew(evenings, closing)


def _evening(address: str, name: str, seed: int, closing: threading.Event) -> Evening:
    from django.utils import timezone

    from ensemble.people.models import Craft
    from ensemble.pieces.models import Medium
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames import Wish
    from ensemble.projects.frames.plan import plan_from

    me = member(name)
    wish = Wish("A noise", "Any noise.", Craft.ELECTRONICS, Medium.AUDIO, "Short", wanted=5000)
    plan = plan_from(
        "song", f"Noises for {name}", "A song of noise.", today=timezone.localdate(), wishes=(wish,)
    )
    project = start_project(plan, by=me)
    return Evening(Maker(address, session_of(me), seed, closing), me, project)
