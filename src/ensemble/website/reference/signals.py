"""What happened, and who listens."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from ensemble.website.reference.reading import (
    SOURCE,
    comment_above,
    first_line,
    module_of,
    parsed,
    public_functions,
    said,
    table,
)

HEAD = """# Signals

News goes up: a capability sends a signal after commit, and those above listen in `receivers.py`.
"""


def signals() -> str:
    """Return the page about signals."""
    files = sorted(SOURCE.glob("*/signals.py"))
    return "\n\n".join([HEAD.strip(), *(_file(path) for path in files)])


def sent(path: Path) -> dict[str, str]:
    """Return each signal that a file makes, with the comment above it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    made = (node for node in parsed(path).body if _is_signal(node))
    return {ast.unparse(node.targets[0]): comment_above(lines, node.lineno) for node in made}


def _is_signal(node: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and ast.unparse(node.value) == "Signal()"


def _file(path: Path) -> str:
    heard = list(_listeners())
    rows = [(f"`{name}`", words, _who(name, heard)) for name, words in sent(path).items()]
    head = f"## `{module_of(path)}`"
    return "\n\n".join([head, said(parsed(path)), table(("signal", "sent with", "heard by"), rows)])


def _who(name: str, heard: list[tuple[str, str, str]]) -> str:
    found = [f"`{where}`: {words}" for signal, where, words in heard if signal == name]
    return "<br>".join(found) or "nobody yet"


def _listeners() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SOURCE.glob("*/receivers.py")):
        for node in public_functions(parsed(path)):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "receiver":
                    name = f"{module_of(path)}.{node.name}"
                    yield ast.unparse(mark.args[0]), name, first_line(said(node))
