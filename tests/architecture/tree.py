"""What the promises about the tree are asked of."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ensemble"
TESTS = ROOT / "tests"
CAPABILITIES = sorted(
    path.name
    for path in SOURCE.iterdir()
    if (path / "__init__.py").exists() and path.name not in {"engine", "website", "foundation"}
)


def modules(*, of: Path = SOURCE) -> list[Path]:
    """Return every Python file of the house, without migrations."""
    return [path for path in sorted(of.rglob("*.py")) if "migrations" not in path.parts]


def islands() -> list[Path]:
    """Return every island: a custom element in TypeScript."""
    found = SOURCE.glob("*/islands/*.ts")
    return [path for path in sorted(found) if not path.name.endswith(".d.ts")]


def scripts() -> list[Path]:
    """Return every file in TypeScript: islands, their parts, and what runs beside a page."""
    found = SOURCE.glob("*/islands/**/*.ts")
    return [path for path in sorted(found) if not path.name.endswith(".d.ts")]


def name_of(path: Path) -> str:
    """Return a path as it reads in a listing."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file and how many lines its body has, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
            yield node.name, (node.end_lineno or 0) - first.lineno + 1
