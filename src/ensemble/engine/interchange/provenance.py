"""Say in the file itself, signed, that Ensemble made it and from what (C2PA).

Signing comes last: whatever writes the file anew afterwards takes the signature off.
"""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ensemble.engine.errors import RenderFailed, Unsupported
from ensemble.engine.interchange.signing_keys import Keys, library
from ensemble.engine.interchange.tasl import Part, Work

if TYPE_CHECKING:
    import c2pa

# What can hold a manifest in itself; WebM and Ogg can't.
SIGNED = (
    *(".mp4", ".m4a", ".mov", ".wav", ".mp3", ".flac"),
    *(".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff"),
)
COMPOSED = "http://cv.iptc.org/newscodes/digitalsourcetype/composite"


def sign(made: Path, to: Path, work: Work, keys: Keys) -> None:
    """Write a signed copy of a file that Ensemble made, and read it back.

    Raises Unsupported for keys that don't fit and files that can't hold a signature, and
    RenderFailed if what was written doesn't hold; nothing is left at `to` then.
    """
    if made.suffix.lower() not in SIGNED:
        raise Unsupported(f"A {made.suffix or 'file without a suffix'} can't hold a signature.")
    if made.absolute() == to.absolute():
        raise Unsupported("Sign into a new file: the unsigned one is kept.")
    signer = keys.signer()
    try:
        _builder(work).sign_file(made, to, signer)
        _must_hold(to)
    except RenderFailed:
        to.unlink(missing_ok=True)
        raise
    except Exception as error:
        to.unlink(missing_ok=True)
        sentence = f"“{made.name}” could not be signed. It is whole, without a signature."
        raise RenderFailed(sentence) from error


def read_back(path: Path) -> dict[str, Any]:
    """What a file's signature says, as its reader tells it. Raises Unsupported if there is none."""
    found = library()
    try:
        with found.Reader(path) as reader:
            manifest = reader.get_active_manifest()
            state = reader.get_validation_state()
    except found.C2paError as error:
        raise Unsupported(f"“{path.name}” carries no signature.") from error
    return {"state": state, **(manifest or {})}


def _must_hold(path: Path) -> None:
    if read_back(path)["state"] not in ("Valid", "Trusted"):
        raise RenderFailed(f"The signature of “{path.name}” doesn't hold. Nothing was signed.")


def _builder(work: Work) -> "c2pa.Builder":
    return library().Builder(manifest(work))


def manifest(work: Work) -> dict[str, Any]:
    """Created and edited by Ensemble, each part placed in it, and the makers by their names."""
    names = [f"part{number}" for number in range(1, len(work.parts) + 1)]
    actions: list[dict[str, Any]] = [
        {"action": "c2pa.created", "digitalSourceType": COMPOSED, "description": "Rendered"},
    ]
    if names:
        actions.append({"action": "c2pa.placed", "parameters": {"ingredientIds": names}})
        actions.append({"action": "c2pa.edited", "description": "Cut and mixed"})
    return {
        "claim_generator_info": [{"name": "Ensemble", "version": version("ensemble")}],
        "title": work.whole.title,
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": actions}},
            {"label": "cawg.metadata", "kind": "Json", "data": _metadata(work.whole)},
        ],
        "ingredients": [
            _ingredient(name, part) for name, part in zip(names, work.parts, strict=True)
        ],
    }


def _ingredient(name: str, part: Part) -> dict[str, Any]:
    """Its title and authors; the part itself stays where it is."""
    credit = " · ".join(filter(None, (part.title, ", ".join(part.authors))))
    return {
        "title": credit,
        "relationship": "componentOf",
        "instance_id": part.source or name,
        "label": name,
    }


def _metadata(whole: Part) -> dict[str, Any]:
    told = {
        "dc:title": whole.title,
        "dc:creator": list(whole.authors),
        "dc:source": whole.source,
        "dc:rights": " ".join(filter(None, (whole.licence, whole.licence_address))),
    }
    context = {"dc": "http://purl.org/dc/elements/1.1/"}
    return {"@context": context, **{name: value for name, value in told.items() if value}}
