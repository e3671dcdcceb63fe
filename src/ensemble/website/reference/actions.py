"""What can be done here: every action, as page, API and code call it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from ensemble.website.reference.reading import (
    module_of,
    parsed,
    public_classes,
    public_functions,
    python_files,
    said,
    signature,
)

HEAD = """# Actions

Everything that changes two things at once. One file a verb; atomic; `by` says who does it. A broken
rule raises `Refused` with a sentence that a member can read. Capabilities stand in the order of the
stack, the lowest first.
"""


def actions() -> str:
    """Return the page about actions."""
    parts = [HEAD]
    for name in settings.CAPABILITIES:
        files = python_files(name, "actions")
        if files:
            parts += [f"## {name}", *(_file(path) for path in files)]
    return "\n\n".join(part.strip() for part in parts)


def _file(path: Path) -> str:
    tree = parsed(path)
    found = [f"### `{module_of(path)}`", said(tree)]
    return "\n\n".join([*found, *_values(tree), *_functions(tree)])


def _values(tree: ast.Module) -> Iterator[str]:
    for node in public_classes(tree):
        fields = [ast.unparse(part) for part in node.body if isinstance(part, ast.AnnAssign)]
        yield "\n".join(["```python", f"class {node.name}", *(f"    {f}" for f in fields), "```"])
        yield said(node)


def _functions(tree: ast.Module) -> Iterator[str]:
    for node in public_functions(tree):
        yield f"```python\n{signature(node)}\n```"
        yield said(node)
