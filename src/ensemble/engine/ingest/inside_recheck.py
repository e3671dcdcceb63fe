"""Opens what was made, as a stranger's file, and tells what is in it. Only ever runs tied."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

# What Pillow tells of how a picture is stored, and of nothing else.
STORED = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}
STORED |= {"loop", "background", "timestamp", "duration", "transparency"}


def answer(files: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """For each (path, format, demuxer): codecs, measures, and every tag that is left in it.

    An empty demuxer is of a picture.
    """
    return {"files": [_played(path, by) if by else _seen(path, name) for path, name, by in files]}


def _seen(path: str, name: str) -> dict[str, Any]:
    from ensemble.engine.ingest import inside_pictures  # libraries only where they are needed

    with inside_pictures.opened(path, name) as picture:
        tags = [(str(key), "") for key in picture.info.keys() - STORED]
        tags += [(f"exif {key}", "") for key in picture.getexif()]
        return {"codecs": [name], "size": list(picture.size), "tags": tags}


def _played(path: str, demuxer: str) -> dict[str, Any]:
    from ensemble.engine.ingest.inside_container import opened

    with opened(path, demuxer) as container:
        films = [[part.width, part.height] for part in container.streams.video]
        return {
            "codecs": [_codec(part) for part in container.streams],
            "size": films[0] if films else None,
            "tags": list(_tags(container)),
        }


def _codec(part: Any) -> str:
    context = part.codec_context
    return str(context.codec.name if context else part.type)


def _tags(container: Any) -> Iterator[tuple[str, str]]:
    for part in chain([container], container.streams):
        yield from part.metadata.items()
    for chapter in container.chapters():
        yield "chapter", str(chapter)
