"""A song that is being layered: words, rain, chords; a bass and voices are still called for."""

from ensemble.demo.material import Drawn, Played
from ensemble.demo.plan.steps import Claim, Close, Decide, Guide, Make, Post, Start, Step
from ensemble.demo.words import poems
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import Wish

SPEC = "72 BPM, D minor, six bars and one to ring"

CALLS = {
    "weather": Wish("The weather outside", "Real rain, please, recorded from indoors.",
                    Craft.FIELD_SOUND, Medium.AUDIO, "20 seconds or more, nobody talking"),
    "chords": Wish("Chords for an empty road", "Slow, wide, with gaps to look out of.",
                   Craft.KEYS, Medium.AUDIO, SPEC, wanted=2, minutes=30, level="some"),
    "pulse": Wish("A pulse, not a beat", "What you'd hear with your head against the window.",
                  Craft.DRUMS, Medium.AUDIO, SPEC, minutes=20, level="some"),
    "bass": Wish("A bass line, very low", "Long notes. Think of the engine, then be kinder.",
                 Craft.BASS, Medium.AUDIO, SPEC, minutes=20, level="some"),
    "hum": Wish("Hum the last verse with us", "Half asleep, mouth closed. Nobody will know which "
                "one is you.", Craft.SINGING, Medium.AUDIO, "The last two bars, once",
                how="performs", wanted=8, minutes=5),
    "language": Wish("“Good night” in your language", "One line, the way you would say it to a "
                     "driver.", Craft.TRANSLATION, Medium.TEXT, "One line, and what it means",
                     how="translates", wanted=12, minutes=3),
}  # fmt: skip

WORDS: tuple[Step, ...] = (
    Make("bus lyric", "kofi", poems.NIGHT_BUS, "writing", "Night bus",
         about="From the 1:15 home, on the back of a receipt."),
    Start("bus", "emre", "song", "Night Bus",
          "Make the last bus home sound the way it feels.", CALLS, seconds=23,
          start_from="bus lyric", days=24),
)  # fmt: skip

SONG: tuple[Step, ...] = (
    Make("rain", "jun", Played("Rain on the window"), "field-sound",
         about="Top deck, front seat, phone against the glass.",
         stands_on=(("bus lyric", "sets-to-music"),), call="bus/weather",
         line="It starts to pour at bar four by pure luck."),
    Decide("rain", "bus/weather", "used", "The pouring at bar four decides the whole song."),
    Make("pads", "emre", Played("Street-light pads"), "keys",
         about="One chord for each lamp that we pass.",
         stands_on=(("rain", "layers-on"), ("bus lyric", "sets-to-music")), call="bus/chords",
         line="A floor for whoever comes next."),
    Decide("pads", "bus/chords", "used", "Mine, so I'll say it plainly: change it if you can."),
    Guide("bus/bass", "pads"),
    Guide("bus/hum", "pads"),
    Guide("bus/pulse", "pads"),
    Make("thumb piano", "dalia", Played("Thumb piano, back seat"), "keys",
         about="It forgets a step now and then. I let it.",
         stands_on=(("pads", "layers-on"),), call="bus/chords",
         line="Small, for the back seat."),
    Decide("thumb piano", "bus/chords", "used", "The forgotten step is the best part."),
    Make("heartbeat", "chidi", Played("Heartbeat"), "drums", about="A kick with a pillow in it.",
         stands_on=(("thumb piano", "layers-on"), ("pads", "layers-on")), call="bus/pulse",
         line="Slower than you'd think. Trust it."),
    Make("humming", "freya", Played("Humming, half asleep"), "singing",
         about="Recorded lying down.",
         stands_on=(("bus lyric", "performs"), ("pads", "layers-on")), call="bus/hum",
         line="I was half asleep, so it's honest."),
    Close("bus/weather"),
    Close("bus/chords"),
    Claim("bruno", "bus/bass"),
    Claim("dalia", "bus/bass"),
    Post("bus", "Rain and chords are in, and a thumb piano that I didn't know we needed. Bruno is "
         "on the bass until Thursday. What we miss most is people who hum."),
)  # fmt: skip

PICTURES: tuple[Step, ...] = (
    Make("bus lines", "hana", Drawn("Night bus", painted=False), "drawing", "Night bus, lines",
         about="The bus from Kofi's lyric, with the empty seat.",
         stands_on=(("bus lyric", "illustrates"),)),
    Make("bus painted", "jun", Drawn("Night bus", painted=True), "drawing", "Night bus, painted",
         about="Red, wet, late.", stands_on=(("bus lines", "reworks"),)),
)  # fmt: skip
