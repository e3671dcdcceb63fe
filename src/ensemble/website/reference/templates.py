"""The templates that projects start from."""

from collections.abc import Iterator

from ensemble.projects.frames import FRAMES, Frame
from ensemble.projects.models import Call, Project
from ensemble.website.reference.reading import table

HEAD = """# Project templates

What fills a frame in under three minutes. They are values in `src/ensemble/projects/frames`;
[add one of your own](../how-to/add-a-project-template.md).
"""


def templates() -> str:
    """Return the page about templates."""
    return "\n\n".join([HEAD.strip(), *map(_frame, FRAMES.values())])


def _frame(frame: Frame) -> str:
    choosing = Project.Choosing(frame.choosing).label
    facts = [
        f"{frame.sentence} *{frame.goal}*",
        f"What comes out: {frame.form}. How choices are made: {choosing}. "
        f"{frame.making_days} days to make, {frame.days} in all.",
    ]
    heads = ("call", "craft", "medium", "wanted", "minutes", "level")
    return "\n\n".join([f"## {frame.name} (`{frame.key}`)", *facts, table(heads, _calls(frame))])


def _calls(frame: Frame) -> Iterator[tuple[str, ...]]:
    for wish in frame.calls:
        level = str(Call.Level(wish.level).label)
        craft, medium = str(wish.craft.label), str(wish.medium.label)
        yield str(wish.title), craft, medium, str(wish.wanted), str(wish.minutes), level
