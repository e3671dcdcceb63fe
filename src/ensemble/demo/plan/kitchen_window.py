"""A finished song: a lyric, a tune for it, a guitar under the tune, drums to that, bass to both."""

from typing import Any

from ensemble.demo.material import Drawn, Played
from ensemble.demo.plan.steps import Decide, Guide, Make, Mix, Post, Release, Start, Step
from ensemble.demo.words import poems
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import Wish

SPEC = "96 BPM, E minor, eight bars and one to ring; without the guide in it"


def _wish(title: str, words: str, craft: Craft, **changes: Any) -> Wish:
    facts: dict[str, Any] = {"medium": Medium.AUDIO, "spec": SPEC, "level": "some", "minutes": 30}
    return Wish(title, words, craft, **(facts | changes))


CALLS = {
    "tune": _wish(
        "A tune for these words",
        "Hum it, whistle it, sing it badly. We only need to know where it goes.",
        Craft.SINGING,
        how="sets-to-music",
        level="anyone",
        minutes=10,
    ),
    "chords": _wish(
        "Chords under the tune",
        "One guitar in a kitchen, not five in a studio. Leave the first beat to the voice.",
        Craft.GUITAR,
    ),
    "time": _wish(
        "Something to keep time",
        "Brushes, spoons, a tea towel. It is early and somebody is still asleep.",
        Craft.DRUMS,
        wanted=2,
    ),
    "bass": _wish(
        "A bass line that walks barefoot", "Roots first, then toward the window.", Craft.BASS
    ),
    "keys": _wish("Warm keys", "Short answers at the ends of the lines.", Craft.KEYS),
    "voices": _wish(
        "Oohs for the last verse",
        "Two or three notes, long, like steam.",
        Craft.SINGING,
        how="performs",
        wanted=4,
        level="anyone",
        minutes=10,
    ),
}

WORDS: tuple[Step, ...] = (
    Make("kitchen lyric", "ada", poems.KITCHEN_WINDOW, "writing", "Kitchen Window",
         about="Written while the kettle boiled. It wants a tune that isn't in a hurry."),
    Start("kitchen", "ada", "song", "Kitchen Window",
          "Turn twelve lines about a morning into a song you could wash up to.", CALLS,
          seconds=22, start_from="kitchen lyric"),
)  # fmt: skip

SONG: tuple[Step, ...] = (
    Make("whistle", "freya", Played("Whistled while drying up"), "singing",
         about="The tune, as it came to me over the dishes.",
         stands_on=(("kitchen lyric", "sets-to-music"),), call="kitchen/tune",
         line="First thing that came. The second half goes up because the hill does."),
    Decide("whistle", "kitchen/tune", "used",
           "It goes up exactly where the light comes in. This is our tune."),
    Guide("kitchen/chords", "whistle"),
    Make("strummed", "bruno", Played("Strummed by the window"), "guitar",
         about="One microphone, one chair, window open.",
         stands_on=(("whistle", "layers-on"),), call="kitchen/chords",
         line="I left the first beat alone, as asked."),
    Decide("strummed", "kitchen/chords", "used", "You can hear the room. Please don't fix it."),
    Guide("kitchen/time", "strummed"),
    Make("brushes", "chidi", Played("Brushes on the sink"), "drums",
         about="Brushes on a small kit; the sink is the snare.",
         stands_on=(("strummed", "layers-on"),), call="kitchen/time",
         line="Swings a little, like somebody carrying cups."),
    Decide("brushes", "kitchen/time", "used", "The kick leaves room for everyone. Thank you."),
    Make("second brushes", "goran", Played("Brushes on the sink", take=5), "drums",
         "Spoons on the sink", about="The same groove from another kitchen.",
         stands_on=(("strummed", "layers-on"),), call="kitchen/time",
         line="I tried to be quiet. It was hard."),
    Decide("second brushes", "kitchen/time", "kept",
           "Two sinks were one too many here, but I would love these spoons in the next song."),
    Guide("kitchen/bass", "strummed"),
    Guide("kitchen/bass", "brushes"),
    Make("floorboards", "dalia", Played("Floorboard bass"), "bass",
         about="Follows the kick, then looks out of the window.",
         stands_on=(("brushes", "layers-on"), ("strummed", "layers-on")), call="kitchen/bass",
         line="One take, barefoot."),
    Decide("floorboards", "kitchen/bass", "used", "That step into bar five is the whole song."),
    Make("warm keys", "emre", Played("Warm keys"), "keys",
         about="Soft chords off the beat.",
         stands_on=(("floorboards", "layers-on"), ("strummed", "layers-on")),
         call="kitchen/keys", line="Quiet enough for a sleeping house."),
    Decide("warm keys", "kitchen/keys", "used", "Like butter. Used, all of it."),
    Make("oohs", "hana", Played("Oohs for the kettle"), "singing",
         about="Three of me, in the stairwell of my building.",
         stands_on=(("kitchen lyric", "performs"), ("whistle", "layers-on")),
         call="kitchen/voices", line="My first time singing for anybody."),
    Decide("oohs", "kitchen/voices", "used", "First time? Then please come again on Sunday."),
    Post("kitchen",
         "All six parts are here. I am mixing tonight; if you hear yourself too softly, say so "
         "before Friday. Goran's spoons wait on the shelf for whoever starts the next one."),
    Mix("kitchen", (("brushes", -1), ("floorboards", -2), ("strummed", -5), ("warm keys", -7),
                    ("oohs", -8), ("whistle", -10))),
    Release("kitchen", {
        "freya": "You found the tune while doing the dishes, which is the whole idea.",
        "bruno": "For leaving the first beat alone.",
        "chidi": "For carrying the cups.",
        "dalia": "For the step into bar five.",
        "emre": "For keys that didn't wake anybody.",
        "hana": "For singing to strangers for the first time.",
        "goran": "For the spoons. Their time will come.",
    }),
)  # fmt: skip

PICTURES: tuple[Step, ...] = (
    Make("window lines", "hana", Drawn("Kitchen window", painted=False), "drawing",
         "Kitchen window, lines", about="Herbs on a windowsill, a kettle that has just boiled.",
         stands_on=(("kitchen lyric", "illustrates"),)),
    Make("window painted", "jun", Drawn("Kitchen window", painted=True), "drawing",
         "Kitchen window, painted", about="Hana's lines with a morning laid over them.",
         stands_on=(("window lines", "reworks"),)),
    Make("kitchen band", "jun", Drawn("Kitchen band", painted=True), "drawing",
         about="How I imagine the six of them, though none of them ever sat at one table.",
         stands_on=(("kitchen lyric", "illustrates"),)),
)  # fmt: skip
