"""An illustrated poem in two languages: Spanish, then English, then drawn and painted."""

from dataclasses import replace

from ensemble.demo.material import Drawn
from ensemble.demo.plan.steps import Decide, Guide, LeadToo, Make, Start, Step
from ensemble.demo.words import poems
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import FRAMES, Wish

_PICTURE, _VOICE, _MOVE = FRAMES["illustrated-poem"].calls

CALLS = {
    "translation": Wish("This poem in your language", "Keep the timetable; the rest may move.",
                        Craft.TRANSLATION, Medium.TEXT, "Ten lines, more or less",
                        how="translates", wanted=4, minutes=30, level="some"),
    "picture": replace(_PICTURE, words="The cat, the tiles, the plates at eleven. Say which line "
                       "it is for."),
    "color": Wish("Color somebody's lines", "Take a drawing that is here and give it a night.",
                  Craft.DRAWING, Medium.IMAGE, "The same size as the drawing", how="reworks",
                  wanted=3, minutes=45, level="some"),
    "voice": replace(_VOICE, title="Read the cat aloud", words="In Spanish or English, at the "
                     "speed of a cat. Leave a breath between the verses."),
    "move": _MOVE,
}  # fmt: skip

WORDS: tuple[Step, ...] = (
    Make("gato", "lucia", poems.EL_GATO, "writing",
         about="El gato es de verdad. El horario también."),
    Start("cat", "lucia", "illustrated-poem", "El gato del tejado",
          "Draw ten lines about a cat who has no owner, and let somebody read them aloud.",
          CALLS, seconds=60, start_from="gato", language="es", days=26),
    Make("the cat", "ines", poems.THE_CAT, "translation",
         about="I kept his timetable and lost one tile.",
         stands_on=(("gato", "translates"),), call="cat/translation",
         line="“Dueño” is owner here, though he'd object."),
    Decide("the cat", "cat/translation", "used", "He would object to both. We take it."),
    LeadToo("cat", "ines"),
    Guide("cat/voice", "the cat"),
    Guide("cat/picture", "the cat"),
)  # fmt: skip

PICTURES: tuple[Step, ...] = (
    Make("cat lines", "hana", Drawn("Cat on the roof", painted=False), "drawing",
         "Cat on the roof, lines", about="For the line about the moon at ten.",
         stands_on=(("gato", "illustrates"), ("the cat", "illustrates")), call="cat/picture",
         line="The moon came out bigger than the cat. He won't mind."),
    Decide("cat lines", "cat/picture", "used", "Es él. It is him."),
    Guide("cat/color", "cat lines"),
    Make("cat painted", "jun", Drawn("Cat on the roof", painted=True), "drawing",
         "Cat on the roof, painted", about="The same cat, an hour later.",
         stands_on=(("cat lines", "reworks"),), call="cat/color",
         line="I gave him the warm side of the roof."),
    Make("cut paper", "ada", Drawn("Cut paper", painted=True), "drawing",
         about="Scissors only, no pencil first.", stands_on=(("the cat", "illustrates"),),
         call="cat/picture", line="It isn't the cat. It's what he dreams."),
    Decide("cut paper", "cat/picture", "not-now",
           "We'd like one hand for all four pictures, and yours is a whole film of its own. "
           "Please start it; I'd write for it."),
)  # fmt: skip
