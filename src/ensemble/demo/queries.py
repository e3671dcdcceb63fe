"""The demo's own things, found by their names in the plan."""

import hashlib
from collections.abc import Sequence

from django.db.models import F

from ensemble.demo.models import Deed
from ensemble.demo.plan.needs import needs_of, project_of
from ensemble.demo.plan.steps import Make, Release, Start, Step
from ensemble.demo.words.text import Text
from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile, Piece, Revision
from ensemble.production.models import Render
from ensemble.projects.models import Call, Project


class World:
    """What is there of a story so far, read anew by `look`."""

    def __init__(self, story: Sequence[Step]) -> None:
        self.story = story
        self.needs = {step.done: needs_of(step, story[:at]) for at, step in enumerate(story)}
        self.look()

    def look(self) -> None:
        """Read which steps are done and which files are kept."""
        self.done = set(Deed.objects.values_list("name", flat=True))
        names = [arrival_of(step) for step in self.files()]
        files = MediaFile.objects.filter(came_as__in=names).select_related("preparation")
        self.kept = {media.came_as: media for media in files}

    def undone(self) -> list[Step]:
        """Steps to take, in order."""
        return [step for step in self.story if step.done not in self.done]

    def files(self) -> list[Make]:
        """Steps that make a piece of a file."""
        return [
            step
            for step in self.story
            if isinstance(step, Make) and not isinstance(step.made_of, Text)
        ]

    def unmade(self) -> Make | None:
        """The next step whose file isn't kept yet."""
        return next((step for step in self.files() if arrival_of(step) not in self.kept), None)

    def is_ready(self, step: Step) -> bool:
        """Whether all that it stands on is there, and its file is prepared."""
        if not self.needs[step.done] <= self.done:
            return False
        if isinstance(step, Make) and not isinstance(step.made_of, Text):
            media = self.kept.get(arrival_of(step))
            return media is not None and media.prepared_at is not None
        return not isinstance(step, Release) or self._is_rendered(step)

    def is_waiting(self) -> bool:
        """Whether something is being prepared or rendered that a step waits for."""
        waits = [self.kept.get(arrival_of(step)) for step in self.files()]
        if any(media and media.prepared_at is None and not media.trouble for media in waits):
            return True
        releases = [step for step in self.undone() if isinstance(step, Release)]
        return any(self._is_rendering(step) for step in releases)

    def _is_rendered(self, step: Release) -> bool:
        piece = self.render(step.project).piece
        return piece is not None and piece.newest.is_ready

    def _is_rendering(self, step: Release) -> bool:
        if f"mix {step.project}" not in self.done:
            return False
        render = self.render(step.project)
        if render.piece is None:
            return render.job is not None and not render.job.has_ended
        media = render.piece.newest.media
        return media is not None and media.prepared_at is None and not media.trouble

    def member(self, who: str) -> Member:
        member: Member = Member.objects.get(pk=self._subject(f"join {who}"))
        return member

    def keeper(self) -> Member:
        """Whoever looks at what is new."""
        return self.member("keeper")

    def piece(self, what: str) -> Piece:
        return Piece.objects.select_related("maker").get(pk=self._subject(f"make {what}"))

    def revision(self, what: str) -> Revision:
        """What everybody sees of a piece."""
        revisions = Revision.objects.select_related("piece")
        return revisions.get(piece=self._subject(f"make {what}"), piece__current=F("pk"))

    def project(self, what: str) -> Project:
        found = Project.objects.select_related("producer")
        return found.get(pk=self._subject(f"start {what}"))

    def call(self, name: str) -> Call:
        """Calls stand in their project in the order of the plan."""
        project = project_of(name)
        starts = (each for each in self.story if isinstance(each, Start) and each.what == project)
        position = [f"{project}/{call}" for call in next(starts).calls].index(name)
        return self.project(project).calls.get(position=position)

    def media(self, step: Make) -> MediaFile:
        return self.kept[arrival_of(step)]

    def render(self, project: str) -> Render:
        renders = Render.objects.select_related("project", "piece", "job")
        return renders.get(pk=self._subject(f"mix {project}"))

    def _subject(self, deed: str) -> int:
        return Deed.objects.get(name=deed).subject


def arrival_of(step: Make) -> str:
    """Return the name by which a step's file is kept once."""
    return hashlib.sha256(f"demo {step.what}".encode()).hexdigest()[:12]
