"""Songs, duets, and letters that learn to sing."""

from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames.frame import Frame, Wish

SONG = Frame(
    key="song",
    name=_("Song"),
    sentence=_("One beat or riff; others lay drums, bass, chords and voices over it."),
    goal=_("Turn this riff into a whole song that opens on a Monday."),
    medium=Medium.AUDIO,
    form=_("One mixed song, with everybody named"),
    length_seconds=180,
    choosing="leaders",
    calls=(
        Wish(
            title=_("Something to keep time"),
            words=_(
                "Drums, a shaker, hands on a table. Play along from start to end; a steady hand "
                "matters more than a clever one."
            ),
            craft=Craft.DRUMS,
            medium=Medium.AUDIO,
            spec=_("One take, the whole length, without the guide in it"),
        ),
        Wish(
            title=_("A bass line"),
            words=_("Follow the roots first, then go for a walk. Leave air for the voice."),
            craft=Craft.BASS,
            medium=Medium.AUDIO,
            spec=_("One take, recorded dry"),
            minutes=20,
            level="some",
        ),
        Wish(
            title=_("Chords or a hook"),
            words=_("Guitar, keys, anything with strings. Four bars that we'd want to hear twice."),
            craft=Craft.GUITAR,
            medium=Medium.AUDIO,
            spec=_("Four to sixteen bars; say where they go"),
            wanted=2,
            minutes=20,
            level="some",
        ),
        Wish(
            title=_("Words to sing"),
            words=_("A verse and a chorus, or just the one line that keeps coming back to you."),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("Two to twelve lines"),
            how="sets-to-music",
            wanted=3,
        ),
        Wish(
            title=_("Voices for the chorus"),
            words=_(
                "Sing it with us, high or low, in tune or nearly. Together it will sound right."
            ),
            craft=Craft.SINGING,
            medium=Medium.AUDIO,
            spec=_("The chorus, once, with headphones on"),
            wanted=8,
        ),
    ),
)

DUET = Frame(
    key="duet",
    name=_("Duet"),
    sentence=_("One voice asks, another answers, and they never have to be in the same room."),
    goal=_("Find the second voice for this one."),
    medium=Medium.AUDIO,
    form=_("A song for two voices or two instruments"),
    length_seconds=150,
    choosing="leaders",
    calls=(
        Wish(
            title=_("The other voice"),
            words=_(
                "Listen once without doing anything. Then answer: sing, play or speak in the gaps, "
                "and come together where it wants to."
            ),
            craft=Craft.SINGING,
            medium=Medium.AUDIO,
            spec=_("One take over the first voice, without the first voice in it"),
            wanted=3,
        ),
        Wish(
            title=_("Something soft underneath"),
            words=_(
                "A pad, a few piano notes, rain on a window: a floor for two voices to stand on."
            ),
            craft=Craft.KEYS,
            medium=Medium.AUDIO,
            spec=_("The whole length, quiet"),
            wanted=2,
            minutes=15,
            level="some",
        ),
    ),
)

LETTER = Frame(
    key="letter-set-to-music",
    name=_("Letter set to music"),
    sentence=_("Somebody wrote a letter; somebody sings it; nobody changes a word."),
    goal=_("Give this letter a melody, and send it where it was always meant to go."),
    medium=Medium.AUDIO,
    form=_("A sung or spoken letter with music under it"),
    length_seconds=180,
    choosing="leaders",
    calls=(
        Wish(
            title=_("A letter that was never sent"),
            words=_("To a brother, a town, yourself at eleven. Change the names if you wish."),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("Eight to twenty-five lines"),
            how="continues",
            wanted=3,
        ),
        Wish(
            title=_("A melody for it"),
            words=_("Hum it into your phone. We need the tune, not the recording of your life."),
            craft=Craft.SINGING,
            medium=Medium.AUDIO,
            spec=_("The first eight lines, voice alone"),
            how="sets-to-music",
            wanted=3,
        ),
        Wish(
            title=_("Strings, keys or a guitar under it"),
            words=_("Follow the voice and breathe where it breathes."),
            craft=Craft.STRINGS,
            medium=Medium.AUDIO,
            spec=_("The whole length, recorded dry"),
            wanted=2,
            minutes=30,
            level="some",
        ),
    ),
)

MUSIC = (SONG, DUET, LETTER)
