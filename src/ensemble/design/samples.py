"""What the parts page shows: plainly samples, but the kind of thing people make."""

from datetime import UTC, datetime
from types import SimpleNamespace as Thing
from typing import Any

from django.utils.functional import lazy

from ensemble.design.assets import asset
from ensemble.design.tunes import SECONDS, envelope

# Addresses of built files are asked for late: the module may be read before anything is built.
_drawn = lazy(asset, str)

AT = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)


PROJECT = Thing(
    title="A song for the garden gate",
    goal="Turn one kitchen riff into a song that the whole street sings.",
    medium="audio",
    address="/design/#frame",
    producer=Thing(credited_as="Sample Ada"),
    ends_on=AT,
    is_going=True,
)
RIFF = Thing(
    title="Kitchen riff, two boys screaming",
    url="/design/#riff",
    medium="audio",
    byline=[("Sample Ada", "/design/"), ("Sample Ben", "/design/")],
    built_on=[],
    made_at=AT,
    duration=SECONDS,
    envelope=envelope("riff"),
    sources=[Thing(src="/design/tunes/riff.wav", type="audio/wav")],
)
DRUMS = Thing(
    title="Drums under it, brushes only",
    url="/design/#drums",
    medium="audio",
    byline=[("Sample Cy", "/design/")],
    built_on=[("Kitchen riff, two boys screaming", "/design/#riff")],
    made_at=AT,
    duration=SECONDS,
    envelope=envelope("drums"),
    sources=[Thing(src="/design/tunes/drums.wav", type="audio/wav")],
)
LETTER = Thing(
    title="To whoever finds the garden gate open",
    url="/design/#letter",
    medium="text",
    byline=[("Sample Ada", "/design/")],
    built_on=[],
    made_at=AT,
    words=(
        "Come in. The kettle has an opinion\nand the chairs do not match.\n"
        "Somebody left a song half sung;\nyou may have the other half."
    ),
)
DRAWING = Thing(
    title="The gate, drawn from memory",
    url="/design/#drawing",
    medium="image",
    byline=[("Sample Ben", "/design/")],
    built_on=[("To whoever finds the garden gate open", "/design/#letter")],
    made_at=AT,
    picture=Thing(src=_drawn("gate.svg"), srcset="", width=960, height=720),
)
FILM = Thing(
    title="Forty seconds at the gate",
    url="/design/#film",
    medium="video",
    byline=[("Sample Cy", "/design/"), ("Sample Ada", "/design/")],
    built_on=[
        ("The gate, drawn from memory", "/design/#drawing"),
        ("Drums under it, brushes only", "/design/#drums"),
    ],
    made_at=AT,
    duration=40.0,
    picture=Thing(src=_drawn("night.svg"), srcset="", width=960, height=540),
)
CALL = Thing(
    title="Bass under this, 96 BPM, E minor",
    url="/design/#call",
    medium="audio",
    craft="Bass",
    project=("A song for the garden gate", "/design/#frame"),
    minutes=10,
    level="finding my way is enough",
    needs="1 of 2 basses",
    deadline=AT,
    because="Nobody has answered this one yet.",
)
READING = Thing(
    title="Read this aloud, in any language",
    url="/design/#call",
    medium="text",
    craft="Voice",
    project=("A song for the garden gate", "/design/#frame"),
    minutes=5,
    level="a fine first time",
    needs="3 of 5 voices",
    deadline=None,
)
TREE = [
    Thing(
        title=RIFF.title,
        url=RIFF.url,
        medium="audio",
        byline=RIFF.byline,
        children=[
            Thing(
                title=DRUMS.title,
                url=DRUMS.url,
                medium="audio",
                byline=DRUMS.byline,
                how="layers on:",
                here=True,
                children=[
                    Thing(
                        title=FILM.title,
                        url=FILM.url,
                        medium="video",
                        byline=FILM.byline,
                        how="set to film:",
                    )
                ],
            ),
            Thing(
                title="What the boys were screaming",
                url="/design/",
                medium="text",
                byline=[("Sample Ben", None)],
                how="writes down:",
                more="/design/#tree",
            ),
        ],
    )
]
PEOPLE = [
    Thing(name="Sample Ada", key="a2", url="/design/", words="guitar, words"),
    Thing(name="Sample Ben", key="b7", url="/design/", words="drawing, for the first time"),
    Thing(name="Sample Cy", key="c9k", url="/design/", words="drums"),
]
JOB = Thing(key="", progress=0.62, message="Drawing the waveform", finished_at=None, failed_at=None)
BROKEN = Thing(
    key="broken",
    failed_at=AT,
    failure=(
        "The file ends in the middle. Your upload is kept; export it again and send it once more."
    ),
)
SAMPLES: dict[str, Any] = {
    "project": PROJECT,
    "riff": RIFF,
    "cards": [RIFF, LETTER, DRAWING, FILM, DRUMS],
    "calls": [CALL, READING],
    "nodes": TREE,
    "persons": PEOPLE,
    "jobs": [JOB, BROKEN],
    "at": AT,
    "themes": ["light", "dark"],
}
