"""Reading source files: their functions, what is said about them, and in which words."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(path: Path) -> ast.Module:
    """Return a source file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def python_files(*parts: str) -> list[Path]:
    """Return the Python files under a place in the house, in the order of a listing."""
    found = SOURCE.joinpath(*parts).rglob("*.py")
    return sorted(
        path for path in found if path.stem != "__init__" and "migrations" not in str(path)
    )


def module_of(path: Path) -> str:
    """Return the name of a file as others import it, without the house's own name."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """Yield what a file offers, in reading order."""
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def public_classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield the values that a file's functions take or give."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node


def signature(node: Function) -> str:
    """Return how a function is called, on one line."""
    answer = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{node.name}({ast.unparse(node.args)}){answer}"


def said(node: ast.AST | None) -> str:
    """Return a docstring, or an empty string."""
    kinds = ast.Module | ast.ClassDef | Function
    return (ast.get_docstring(node) or "") if isinstance(node, kinds) else ""


def first_line(words: str | None) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(cleandoc(words or "").partition("\n\n")[0].split())


def comment_above(lines: Sequence[str], number: int) -> str:
    """Return the comment that stands directly above a line (counted from one)."""
    words: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.startswith("#"):
            break
        words.insert(0, line.removeprefix("#").strip())
    return " ".join(words)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what would break it is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(words: str) -> str:
    return re.sub(r"\s+", " ", words).replace("|", "\\|").strip()
