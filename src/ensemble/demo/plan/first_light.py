"""A short film that is being cut, of pictures that learned to move."""

from ensemble.demo.material import Drawn, Filmed
from ensemble.demo.plan.steps import Cut, Decide, Make, Offer, Post, Start, Step
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import Wish

CALLS = {
    "shot": Wish("Five seconds that move", "Night, morning, or the moment between. One shot, no "
                 "talking.", Craft.ANIMATION, Medium.VIDEO, "4 to 10 seconds, wide",
                 how="animates", wanted=8, minutes=45, level="some"),
    "still": Wish("A picture to rest on", "Something we can look at for three seconds.",
                  Craft.DRAWING, Medium.IMAGE, "Wide, any hand", how="illustrates", wanted=5),
    "under": Wish("Something under it", "Slow and plain, from somewhere that is still dark.",
                  Craft.KEYS, Medium.AUDIO, "20 seconds, no drums", wanted=2, minutes=30,
                  level="some"),
    "end": Wish("One spoken line for the end", "What do you see first when you open the curtain? "
                "Say it as if to one person.", Craft.VOICE, Medium.AUDIO,
                "At most ten seconds, your voice alone", how="performs", wanted=6, minutes=4),
}  # fmt: skip

WORDS: tuple[Step, ...] = (
    Start(
        "film",
        "kofi",
        "short-documentary",
        "Last bus, first light",
        "A short film from the last bus at night to the first bird in the morning.",
        CALLS,
        seconds=30,
        days=22,
    ),
)

FILMS: tuple[Step, ...] = (
    Make("last bus film", "kofi", Filmed("The last bus"), "animation",
         about="Jun's painting, driving. Look for the empty seat.",
         stands_on=(("bus painted", "animates"), ("rain", "edits")), call="film/shot",
         line="To begin with."),
    Decide("last bus film", "film/shot", "used",
           "Mine. It opens the film until a better one comes."),
    Make("sunrise film", "jun", Filmed("Sunrise over the harbor"), "animation",
         about="The harbor from the story, waking up. My first film.",
         stands_on=(("harbor painted", "animates"),), call="film/shot",
         line="I didn't know that I could do this."),
    Decide("sunrise film", "film/shot", "used", "Your first film is the end of ours. It stays."),
    Offer("bus painted", "film/still", "If you need somewhere to rest."),
    Decide("bus painted", "film/still", "used", "After the opening, three seconds."),
    Make("bird lines", "hana", Drawn("It sings before light", painted=False), "drawing",
         "It sings before light, lines", about="Drawn from a sound."),
    Make("bird painted", "jun", Drawn("It sings before light", painted=True), "drawing",
         "It sings before light, painted", about="Blue, because it was.",
         stands_on=(("bird lines", "reworks"),), call="film/still", line="For the very end?"),
    Make("paper bird", "kofi", Filmed("Paper bird"), "animation",
         about="Folded from a bus ticket.", stands_on=(("bird painted", "animates"),)),
    Offer("pads", "film/under", "You may have the same street lamps for the film."),
    Decide("pads", "film/under", "used", "They fit to the second. Thank you, Emre."),
    Cut("film", "a film in seven hands", (("last bus film", None), ("bus painted", 3000),
                                          ("sunrise film", None)), bed="pads"),
    Post("film", "A first cut is together: bus, rest, harbor. What is missing is one spoken line "
         "at the end, and perhaps the bird."),
)  # fmt: skip
