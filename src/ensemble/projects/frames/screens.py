"""Films, plays for the ear, and the episode that gathers them."""

from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames.frame import Frame, Wish

DOCUMENTARY = Frame(
    key="short-documentary",
    name=_("Short documentary"),
    sentence=_("Two minutes about one small true thing, filmed in many places."),
    goal=_("Show what people carry in their left pocket."),
    medium=Medium.VIDEO,
    form=_("A film with voices, pictures and titles"),
    length_seconds=120,
    choosing="leaders",
    calls=(
        Wish(
            title=_("One shot of it"),
            words=_(
                "Hold still for ten seconds. Close enough to see hands, long enough to wonder."
            ),
            craft=Craft.FILMING,
            medium=Medium.VIDEO,
            spec=_("10 seconds, phone held sideways, no talking"),
            wanted=12,
            minutes=8,
        ),
        Wish(
            title=_("Say what it is to you"),
            words=_(
                "Answer the question aloud as you would to a friend. The first answer is the one."
            ),
            craft=Craft.VOICE,
            medium=Medium.AUDIO,
            spec=_("20 to 60 seconds, somewhere quiet"),
            wanted=8,
            minutes=5,
        ),
        Wish(
            title=_("A photograph that stays"),
            words=_("One picture that we could look at for five seconds without getting bored."),
            craft=Craft.PHOTOGRAPHY,
            medium=Medium.IMAGE,
            spec=_("Wide, nobody in it who didn't say yes"),
            how="illustrates",
            wanted=6,
        ),
        Wish(
            title=_("Something under it"),
            words=_("Slow, plain, unfinished: music that lets people talk."),
            craft=Craft.KEYS,
            medium=Medium.AUDIO,
            spec=_("90 seconds, no drums"),
            wanted=2,
            minutes=30,
            level="some",
        ),
    ),
)

RADIO_PLAY = Frame(
    key="radio-play",
    name=_("Radio play"),
    sentence=_("A scene for the ear: a few voices, some doors, some weather."),
    goal=_("Play one scene so well that everybody sees it."),
    medium=Medium.AUDIO,
    form=_("One scene with voices and sounds"),
    length_seconds=240,
    choosing="leaders",
    calls=(
        Wish(
            title=_("A scene for three voices"),
            words=_("Two people want the same chair; a third knows why. Write only what is heard."),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("One page, names before the lines"),
            how="continues",
            wanted=2,
            minutes=45,
            level="some",
        ),
        Wish(
            title=_("Play a part"),
            words=_(
                "Read one part, all its lines, twice: once small, once too big. Pause in between."
            ),
            craft=Craft.ACTING,
            medium=Medium.AUDIO,
            spec=_("One part, voice alone, two takes in one recording"),
            how="performs",
            wanted=6,
        ),
        Wish(
            title=_("Doors, steps, weather"),
            words=_("Make one sound of the scene with things from a kitchen. Say which one it is."),
            craft=Craft.FIELD_SOUND,
            medium=Medium.AUDIO,
            spec=_("2 to 20 seconds, one sound only"),
            wanted=10,
            minutes=6,
        ),
    ),
)

EPISODE = Frame(
    key="episode",
    name=_("Episode"),
    sentence=_("A small show of what was made: pieces one after another, with a host between."),
    goal=_("Make ten minutes that open on Monday at six."),
    medium=Medium.VIDEO,
    form=_("A film of several parts, with titles and a closing roll"),
    length_seconds=600,
    choosing="together",
    calls=(
        Wish(
            title=_("A piece for this episode"),
            words=_(
                "Something finished or nearly, up to two minutes. Tell us what came before it."
            ),
            craft=Craft.FILMING,
            medium=Medium.VIDEO,
            spec=_("Up to two minutes"),
            how="continues",
            wanted=5,
            minutes=30,
            level="some",
        ),
        Wish(
            title=_("Say hello between two parts"),
            words=_(
                "Introduce the next piece in two sentences, from wherever you are. Wave or don't."
            ),
            craft=Craft.ACTING,
            medium=Medium.VIDEO,
            spec=_("10 to 20 seconds, looking at us"),
            how="continues",
            wanted=4,
            minutes=5,
        ),
        Wish(
            title=_("A title, by hand"),
            words=_("The name of the show, painted, sewn, sprayed, laid out in pasta."),
            craft=Craft.DRAWING,
            medium=Medium.IMAGE,
            spec=_("Wide, easy to read from across a room"),
            how="illustrates",
            wanted=3,
        ),
        Wish(
            title=_("A tune to open with"),
            words=_("Four bars that say: sit down, it starts."),
            craft=Craft.GUITAR,
            medium=Medium.AUDIO,
            spec=_("5 to 10 seconds"),
            wanted=3,
        ),
    ),
)

SCREENS = (DOCUMENTARY, RADIO_PLAY, EPISODE)
