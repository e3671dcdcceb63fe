"""A scream-along: a loud band is there; now it wants a crowd."""

from dataclasses import replace

from ensemble.demo.material import Played
from ensemble.demo.plan.steps import Close, Decide, Guide, Make, Start, Step
from ensemble.demo.words import poems
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import FRAMES, Wish

SPEC = "150 BPM, A minor, eight bars"
_SCREAM, _STOMP, _WORDS = FRAMES["scream-along"].calls

CALLS = {
    "drums": Wish("Drums that fill five floors", "Hard and plain. The crowd does the rest.",
                  Craft.DRUMS, Medium.AUDIO, SPEC, minutes=30, level="some"),
    "band": Wish("A band behind the crowd", "Guitars, bass, anything that growls.", Craft.GUITAR,
                 Medium.AUDIO, SPEC, wanted=3, minutes=30, level="some"),
    "scream": replace(_SCREAM, title="Five seconds of you in a stairwell",
                      words="Shout “hey, hey” up the stairs and let it come back. In a pillow is "
                      "fine too. Nobody can hear which one is you."),
    "stomp": _STOMP,
    "sing": Wish("Sing the chorus along", "Oh, oh, oh. In tune, or with all your heart.",
                 Craft.SINGING, Medium.AUDIO, "The chorus, once, with headphones on",
                 how="performs", wanted=50, minutes=5),
}  # fmt: skip

WORDS: tuple[Step, ...] = (
    Make("stairwell lyric", "ines", poems.STAIRWELL, "writing", "Stairwell",
         about="For everybody whose building has an echo and a rule against it."),
    Start("stairwell", "goran", "scream-along", "Stairwell, all together",
          "Put five floors of neighbors behind two loud guitars.", CALLS,
          seconds=15, start_from="stairwell lyric", days=20),
)  # fmt: skip

SONG: tuple[Step, ...] = (
    Make("heavy drums", "chidi", Played("Heavy drums"), "drums",
         about="My neighbors were informed.", stands_on=(("stairwell lyric", "sets-to-music"),),
         call="stairwell/drums", line="As plain as I can be."),
    Decide("heavy drums", "stairwell/drums", "used", "Plaster came off the wall. Perfect."),
    Make("loud guitars", "goran", Played("Two loud guitars"), "guitar",
         about="One left, one right, both too loud.",
         stands_on=(("heavy drums", "layers-on"),), call="stairwell/band",
         line="I'll start, you finish."),
    Decide("loud guitars", "stairwell/band", "used", "Somebody had to begin."),
    Make("growling", "dalia", Played("Growling bass"), "bass",
         about="The same notes as the guitars, from the cellar.",
         stands_on=(("loud guitars", "layers-on"), ("heavy drums", "layers-on")),
         call="stairwell/band", line="From the cellar, with love."),
    Decide("growling", "stairwell/band", "used", "I felt this one in the stairs themselves."),
    Close("stairwell/drums"),
    Guide("stairwell/scream", "loud guitars"),
    Guide("stairwell/sing", "loud guitars"),
    Guide("stairwell/stomp", "heavy drums"),
    Make("hey hey", "bruno", Played("Hey, hey"), "voice", about="Me and the whole third floor.",
         stands_on=(("stairwell lyric", "performs"), ("loud guitars", "layers-on")),
         call="stairwell/scream", line="We had pizza afterward."),
    Decide("hey hey", "stairwell/scream", "used", "The whole third floor is in. Who has a fourth?"),
    Make("sing along", "freya", Played("Everyone sings along"), "singing",
         about="I sang it eleven times and walked around the microphone.",
         stands_on=(("stairwell lyric", "performs"), ("growling", "layers-on")),
         call="stairwell/sing", line="Is this loud enough to be everyone?"),
)  # fmt: skip
