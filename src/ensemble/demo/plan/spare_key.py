"""An exquisite corpse: each part goes on from the one before; somebody has the next place."""

from dataclasses import replace

from ensemble.demo.material import Drawn
from ensemble.demo.plan.steps import Claim, Decide, Make, Start, Step
from ensemble.demo.words import prose
from ensemble.projects.frames import FRAMES

_NEXT, _DRAW = FRAMES["exquisite-corpse"].calls

CALLS = {
    "next": replace(_NEXT, title="The next part of the story", wanted=6,
                    words="Read where the last part stopped, and go on from there. End in the "
                    "middle of something: it's the best present for whoever comes next."),
    "draw": _DRAW,
}  # fmt: skip

WORDS: tuple[Step, ...] = (
    Make("key one", "ada", prose.SPARE_KEY_ONE, "writing",
         about="A beginning. I have no idea who is coming."),
    Start("key", "ada", "exquisite-corpse", "The spare key",
          "Tell one story of a lighthouse in seven hands.", CALLS, seconds=None,
          start_from="key one", days=30),
    Make("key two", "kofi", prose.SPARE_KEY_TWO, "writing",
         about="I added a boat. Sorry to whoever has to land it.",
         stands_on=(("key one", "continues"),), call="key/next", line="There's a boat now."),
    Decide("key two", "key/next", "used", "A list with an apology on it. Go on, somebody."),
    Make("key three", "lucia", prose.SPARE_KEY_THREE, "writing",
         about="Landed the boat. It isn't over, I think.",
         stands_on=(("key two", "continues"),), call="key/next",
         line="She says it's about the view. I don't believe her."),
    Decide("key three", "key/next", "used", "“The part I came back to check.” I read it twice."),
    Claim("ines", "key/next"),
    Claim("goran", "key/next"),
)  # fmt: skip

PICTURES: tuple[Step, ...] = (
    Make("harbor lines", "hana", Drawn("Harbor at dusk", painted=False), "drawing",
         "Harbor at dusk, lines", about="The yellow sail isn't yellow yet.",
         stands_on=(("key two", "illustrates"),), call="key/draw",
         line="Between the harbor and the rocks, as written."),
    Decide("harbor lines", "key/draw", "used", "Exactly that undecided."),
    Make("harbor painted", "jun", Drawn("Harbor at dusk", painted=True), "drawing",
         "Harbor at dusk, painted", about="Now it is yellow.",
         stands_on=(("harbor lines", "reworks"),), call="key/draw", line="For part three."),
)  # fmt: skip
