"""Twelve people who don't exist, and one who looks after them."""

from ensemble.demo.plan.steps import Join

HOME, FINDING, FIRST = "at-home", "finding-my-way", "first-time"

PEOPLE = (
    Join(
        "keeper",
        "Demo Keeper",
        {"producing": HOME, "editing": FINDING},
        "I look at what is new before others see it. Like everyone called Demo, I am made up.",
        is_keeper=True,
    ),
    Join(
        "ada",
        "Demo Ada",
        {"writing": HOME, "producing": FINDING, "singing": FIRST},
        "Writes short things about small rooms. Would rather finish one song than start ten.",
    ),
    Join(
        "bruno",
        "Demo Bruno",
        {"guitar": HOME, "mixing": FINDING},
        "Three guitars, two of them in tune. Plays after the children are asleep.",
    ),
    Join(
        "chidi",
        "Demo Chidi",
        {"drums": HOME, "electronics": FINDING},
        "Drums on whatever is near. Give me a click and I'll be there on Sunday evening.",
        credit_name="Chidi, from the demo",
    ),
    Join(
        "dalia",
        "Demo Dalia",
        {"bass": HOME, "keys": FINDING, "translation": FIRST},
        "Came for the bass lines, stayed for the odd small instruments.",
        languages=("en", "ar"),
    ),
    Join(
        "emre",
        "Demo Emre",
        {"keys": HOME, "electronics": HOME, "producing": FINDING},
        "Slow chords, mostly at night. I lead projects that have rain in them.",
        languages=("en", "tr"),
    ),
    Join(
        "freya",
        "Demo Freya",
        {"singing": HOME, "voice": FINDING},
        "Sings, hums, whistles. Whistling is the one I practice least and get asked for most.",
    ),
    Join(
        "goran",
        "Demo Goran",
        {"guitar": HOME, "drums": FINDING, "voice": FIRST},
        "Loud, on purpose. Looking for people who have always wanted to shout in a stairwell.",
    ),
    Join(
        "hana",
        "Demo Hana",
        {"singing": FINDING, "drawing": HOME},
        "Draws with one pen. Leaves the coloring to whoever enjoys it.",
    ),
    Join(
        "ines",
        "Demo Ines",
        {"translation": HOME, "writing": HOME, "voice": FINDING},
        "Between Spanish, German and English, usually on a train.",
        languages=("en", "es", "de"),
    ),
    Join(
        "jun",
        "Demo Jun",
        {"drawing": HOME, "field-sound": FINDING, "animation": FIRST},
        "Paints over other people's lines, with permission. Records weather.",
    ),
    Join(
        "kofi",
        "Demo Kofi",
        {"filming": HOME, "animation": HOME, "writing": FINDING},
        "Makes very short films out of other people's pictures.",
    ),
    Join(
        "lucia",
        "Demo Lucía",
        {"writing": HOME, "editing": FINDING},
        "Poems in Spanish, about animals who don't care. I like to hear them in other languages.",
        languages=("es", "en"),
    ),
)
