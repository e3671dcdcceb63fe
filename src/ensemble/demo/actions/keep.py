"""Synthesise a demo file, and keep it as if somebody had sent it."""

from ensemble.demo.plan.steps import Make
from ensemble.demo.queries import World, arrival_of
from ensemble.demo.words.text import Text
from ensemble.foundation.jobs import Run
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.models import MediaFile

# Whatever real members send goes first.
PRIORITY = -10


def keep_demo(step: Make, world: World, run: Run, *, small: bool) -> MediaFile:
    """Make a step's file and have it prepared. The same step keeps the same file once."""
    if isinstance(step.made_of, Text):
        raise TypeError("Words need no file.")
    with run.folder() as folder:
        path = step.made_of.write(folder, small=small)
        return keep_file(
            path,
            file_name=step.made_of.file_name,
            by=world.member(step.who),
            came_as=arrival_of(step),
            priority=PRIORITY,
        )
