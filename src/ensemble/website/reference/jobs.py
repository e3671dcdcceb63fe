"""Work for later, and what runs by the clock."""

import ast
from collections.abc import Iterator

from ensemble.website.reference.reading import (
    Function,
    first_line,
    module_of,
    parsed,
    public_functions,
    python_files,
    said,
    signature,
    table,
)
from ensemble.website.schedule import SCHEDULE

HEAD = """# Jobs

Work that a request asks for and a worker does: `name.later(…, by=member)`. A job that is delivered
twice or killed anywhere has one effect; [how a job survives](../explanation/how-a-job-survives.md)
says why. *Tries* is how often it may be interrupted, *lease* how many seconds pass before another
machine takes over a job whose worker has gone silent.
"""
CLOCK = """## By the clock

Listed in `website/schedule.py`. Doing any of these twice does no harm.
"""


def jobs() -> str:
    """Return the page about jobs."""
    parts = [HEAD, *_asked(), CLOCK, table(("what", "every", "does"), _clock())]
    return "\n\n".join(part.strip() for part in parts)


def _asked() -> Iterator[str]:
    for path in python_files():
        for node in public_functions(parsed(path)):
            mark = _mark(node)
            if mark is not None:
                told = {word.arg or "": ast.unparse(word.value) for word in mark.keywords}
                limits = (
                    f"Tries: {told.get('tries', '3')}. Lease: {told.get('lease', '30')} seconds."
                )
                head = f"## `{module_of(path)}.{node.name}`"
                yield f"{head}\n\n```python\n{signature(node)}\n```\n\n{said(node)}\n\n{limits}"


def _mark(node: Function) -> ast.Call | None:
    marks = (mark for mark in node.decorator_list if isinstance(mark, ast.Call))
    return next((mark for mark in marks if ast.unparse(mark.func) == "job"), None)


def _clock() -> Iterator[tuple[str, str, str]]:
    for entry in SCHEDULE:
        name = entry.name.removeprefix("ensemble.")
        yield f"`{name}`", f"{entry.minutes} minutes", first_line(entry.action.__doc__)
