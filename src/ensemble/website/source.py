"""The source of this very place, for whoever uses it: section 13 of its licence asks for that."""

import io
import tarfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Only what is named here goes out, so that nothing kept beside it ever does.
FOLDERS = ("bench", "docs", "requirements", "script", "src", "tests")
FILES = (
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "STYLE.md"),
    *("manage.py", "package-lock.json", "package.json", "pyproject.toml", "tsconfig.json"),
)
LEFT_OUT = {"__pycache__", "built", "node_modules"}


def show(request: HttpRequest) -> HttpResponse:
    """Send the source as one archive."""
    answer = HttpResponse(_archive(), content_type="application/gzip")
    answer["Content-Disposition"] = 'attachment; filename="ensemble-source.tar.gz"'
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@cache
def _archive() -> bytes:
    """Pack it once a process; it changes only with a restart."""
    packed = io.BytesIO()
    root = Path(settings.ROOT)
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=6) as archive:
        for name in (*FOLDERS, *FILES):
            if (root / name).exists():
                archive.add(root / name, f"ensemble/{name}", filter=_wanted)
    return packed.getvalue()


def _wanted(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if set(Path(entry.name).parts) & LEFT_OUT or not (entry.isfile() or entry.isdir()):
        return None
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
