"""Words read, drawn, continued, gathered."""

from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames.frame import Frame, Wish

READ_ALOUD = Frame(
    key="read-aloud",
    name=_("Read-aloud"),
    sentence=_("One text in many voices, a line from each."),
    goal=_("Let twelve people read this poem as if it were theirs."),
    medium=Medium.AUDIO,
    form=_("A spoken piece, many voices, a little music under it"),
    length_seconds=150,
    choosing="leaders",
    calls=(
        Wish(
            title=_("Read this aloud"),
            words=_(
                "Take the whole text or only the lines you like. Read it the way you would to one "
                "person across a table. Stumbles are welcome."
            ),
            craft=Craft.VOICE,
            medium=Medium.AUDIO,
            spec=_("Your voice alone, no music, a quiet room or a cupboard"),
            how="performs",
            wanted=12,
            minutes=8,
        ),
        Wish(
            title=_("A sound from where you are"),
            words=_("Your stairs, the tram, a tap, birds at five. It will lie under the words."),
            craft=Craft.FIELD_SOUND,
            medium=Medium.AUDIO,
            spec=_("20 to 60 seconds, nobody talking"),
            wanted=5,
            minutes=5,
        ),
        Wish(
            title=_("Say it in your language"),
            words=_("Translate the text, or the part that you'd miss most."),
            craft=Craft.TRANSLATION,
            medium=Medium.TEXT,
            spec=_("As many lines as the part you chose"),
            how="translates",
            wanted=4,
            minutes=30,
            level="some",
        ),
    ),
)

POEM = Frame(
    key="illustrated-poem",
    name=_("Illustrated poem"),
    sentence=_("A short poem, a picture for every verse, a voice that turns the pages."),
    goal=_("Draw every verse of this poem, each in another hand."),
    medium=Medium.VIDEO,
    form=_("A film of still pictures with the poem spoken over them"),
    length_seconds=90,
    choosing="leaders",
    calls=(
        Wish(
            title=_("A picture for one verse"),
            words=_(
                "Choose a verse and say which. Pencil, cut paper, a photograph: any hand is right."
            ),
            craft=Craft.DRAWING,
            medium=Medium.IMAGE,
            spec=_("Wide, photographed from straight above in daylight"),
            how="illustrates",
            wanted=8,
        ),
        Wish(
            title=_("A voice for it"),
            words=_("Slowly. Leave a breath between the verses; that's where we look."),
            craft=Craft.VOICE,
            medium=Medium.AUDIO,
            spec=_("The whole poem, voice alone"),
            how="performs",
            wanted=3,
            minutes=8,
        ),
        Wish(
            title=_("Make one picture move"),
            words=_("A blink, a leaf, some snow. Two seconds that come round again."),
            craft=Craft.ANIMATION,
            medium=Medium.VIDEO,
            spec=_("2 to 6 seconds, no sound"),
            how="animates",
            wanted=2,
            minutes=45,
            level="skilled",
            is_guided=False,
        ),
    ),
)

CORPSE = Frame(
    key="exquisite-corpse",
    name=_("Exquisite corpse"),
    sentence=_("Each continues the last, one after another, and nobody knows the end."),
    goal=_("Tell one story in twelve hands."),
    medium=Medium.TEXT,
    form=_("One story, each part by somebody else"),
    length_seconds=None,
    choosing="everything",
    calls=(
        Wish(
            title=_("The next part"),
            words=_(
                "Take the place, read where the last part stopped, and go on from there. End in "
                "the middle of something: it's the best present for whoever comes next."
            ),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("Five to fifteen lines"),
            how="continues",
            wanted=12,
            is_chain=True,
        ),
        Wish(
            title=_("Draw what just happened"),
            words=_("Pick a part and draw it without asking anybody what it means."),
            craft=Craft.DRAWING,
            medium=Medium.IMAGE,
            spec=_("One picture, any paper"),
            how="illustrates",
            wanted=6,
        ),
    ),
)

ANTHOLOGY = Frame(
    key="anthology",
    name=_("Anthology"),
    sentence=_("One question, many short answers, bound into one book."),
    goal=_("Gather twenty true stories about a smell."),
    medium=Medium.TEXT,
    form=_("A collection of short texts with a picture here and there"),
    length_seconds=None,
    choosing="leaders",
    calls=(
        Wish(
            title=_("A page of yours"),
            words=_("True or nearly. Start with the moment itself; leave out the moral."),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("100 to 400 words"),
            how="continues",
            wanted=20,
        ),
        Wish(
            title=_("A small drawing for a page"),
            words=_("Black on white, small enough to sit beside a paragraph."),
            craft=Craft.DRAWING,
            medium=Medium.IMAGE,
            spec=_("Ink or pencil, square"),
            how="illustrates",
            wanted=8,
        ),
        Wish(
            title=_("Read with a pencil"),
            words=_("Choose one page, mend what stumbles, and keep its voice."),
            craft=Craft.EDITING,
            medium=Medium.TEXT,
            spec=_("One text, no more than a tenth of it changed"),
            how="edits",
            wanted=5,
            minutes=25,
            level="some",
            is_guided=False,
        ),
    ),
)

WORDS = (READ_ALOUD, POEM, CORPSE, ANTHOLOGY)
