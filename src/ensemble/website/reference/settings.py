"""What differs from one place to another: settings, as the code reads them."""

import ast
from collections.abc import Iterator

from ensemble.website.reference.meanings import FOR_TESTS, MEANINGS
from ensemble.website.reference.reading import SOURCE, parsed, python_files, table

HEAD = """# Settings

All of them come from the environment. Each has a default that works on your own machine. A switch
is on for `yes`, `on`, `true` and `1`; a list is words with spaces between them.
"""
TESTS = "## For tests\n"
READERS = {"setting", "switch", "words", "web_address", "secret"}


def settings_read() -> str:
    """Return the page about settings."""
    heads, found = ("setting", "default", "means"), found_settings()
    rows = [(f"`{name}`", _default(name, found), said[0]) for name, said in MEANINGS.items()]
    tests = [(f"`{name}`", words) for name, words in FOR_TESTS.items()]
    parts = [HEAD, table(heads, rows), TESTS, table(("setting", "means"), tests)]
    return "\n\n".join(part.strip() for part in parts)


def found_settings() -> dict[str, str]:
    """Return every setting that the code reads, with its default as written there."""
    files = [path for path in python_files() if path.parent != SOURCE / "website" / "reference"]
    return dict(pair for path in files for pair in _read_in(parsed(path)))


def _read_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _reads(node):
            name = node.args[0]
            if isinstance(name, ast.Constant) and str(name.value).startswith("ENSEMBLE_"):
                yield str(name.value), _fallback(node)


def _reads(node: ast.Call) -> bool:
    return ast.unparse(node.func) in READERS | {"os.environ.get"}


def _fallback(node: ast.Call) -> str:
    told = [*node.args[1:], *(word.value for word in node.keywords)]
    if not told or not isinstance(told[0], ast.Constant):
        return ""
    value = told[0].value
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _default(name: str, found: dict[str, str]) -> str:
    in_words = MEANINGS[name][1]
    written = found.get(name, "")
    return in_words or (f"`{written}`" if written else "empty")
