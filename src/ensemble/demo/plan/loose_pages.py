"""A poem to read aloud, a letter whose project rests, and pieces nobody has built on yet."""

from ensemble.demo.material import Drawn, Played
from ensemble.demo.plan.steps import Decide, FallSilent, Make, Start, Step
from ensemble.demo.words import poems, prose
from ensemble.projects.frames import FRAMES

_READ, _SOUND, _SAY = FRAMES["read-aloud"].calls
_LETTER = FRAMES["letter-set-to-music"].calls

WORDS: tuple[Step, ...] = (
    Make("drawer", "ines", poems.WHAT_MY_GRANDFATHER_KEPT, "writing",
         about="A list. Most of it is true."),
    Start("drawer", "ines", "read-aloud", "What my grandfather kept",
          "Let twelve people read one drawer aloud, a line each.",
          {"read": _READ, "sound": _SOUND, "say": _SAY}, seconds=120,
          start_from="drawer"),
    Make("umbrella", "ada", prose.UMBRELLA, "writing", about="Never posted, obviously."),
    Start("umbrella", "freya", "letter-set-to-music", "To whoever has my umbrella",
          "Sing this letter, word for word, on a rainy day.",
          {"melody": _LETTER[1], "under": _LETTER[2]}, seconds=150,
          start_from="umbrella"),
    Make("directions", "kofi", poems.DIRECTIONS, "writing", about="They are correct, too."),
    Make("before the rain", "ines", poems.VOR_DEM_REGEN, "writing",
         about="Ein Hof in drei Strophen. Fragt mich, bevor ihr ihn vertont.", condition="ask"),
    Make("platform", "lucia", prose.PLATFORM, "writing",
         about="One page for two voices and a clock. Take a part, or the rain."),
    FallSilent("umbrella", 31),
)  # fmt: skip

MEDIA: tuple[Step, ...] = (
    Make("town map", "jun", Drawn("Map of our town", painted=True), "drawing",
         about="Drawn by following Kofi's directions. I met the goat.",
         stands_on=(("directions", "illustrates"),)),
    Make("yard rain", "hana", Played("Rain on the window", take=7), "field-sound",
         "Rain in our yard", about="From under the bicycle roof.",
         call="drawer/sound", line="He kept string; we keep rain.", licence="by"),
    Decide("yard rain", "drawer/sound", "used", "It will lie under the glove and the receipt."),
)  # fmt: skip
