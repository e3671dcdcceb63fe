"""Many at once: crowds that scream, and walls of faces."""

from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames.frame import Frame, Wish

SCREAM = Frame(
    key="scream-along",
    name=_("Scream-along crowd"),
    sentence=_("Five seconds of everybody, stacked until the walls shake."),
    goal=_("Put a stadium behind two people in a garage."),
    medium=Medium.AUDIO,
    form=_("A track with a crowd on it"),
    length_seconds=120,
    choosing="everything",
    calls=(
        Wish(
            title=_("Five seconds of you screaming"),
            words=_(
                "Into a cushion, in the car, with the whole class. Hold the phone at arm's length. "
                "Nobody can hear which one is you."
            ),
            craft=Craft.VOICE,
            medium=Medium.AUDIO,
            spec=_("Five seconds, as loud as your neighbors allow"),
            wanted=200,
            minutes=3,
        ),
        Wish(
            title=_("Stomps and claps"),
            words=_("Wooden floors are best. Follow the beat in your headphones for eight bars."),
            craft=Craft.DRUMS,
            medium=Medium.AUDIO,
            spec=_("Eight bars with the guide, feet or hands only"),
            wanted=40,
            minutes=5,
        ),
        Wish(
            title=_("The words that we shout"),
            words=_(
                "Two or three short words with open vowels. Try them out loud before you send."
            ),
            craft=Craft.WRITING,
            medium=Medium.TEXT,
            spec=_("At most five words"),
            how="continues",
            wanted=10,
            minutes=5,
        ),
    ),
)

WALL = Frame(
    key="video-wall",
    name=_("Video wall"),
    sentence=_("The same thing done by many people at once, side by side in one picture."),
    goal=_("Show sixteen kitchens at seven in the morning, all at the same time."),
    medium=Medium.VIDEO,
    form=_("One film, a grid of everybody"),
    length_seconds=60,
    choosing="everything",
    calls=(
        Wish(
            title=_("Your window in the wall"),
            words=_(
                "Lean the phone on something, step into the light, do the thing. Stay in the "
                "picture for the whole length; start and end standing still."
            ),
            craft=Craft.FILMING,
            medium=Medium.VIDEO,
            spec=_("30 to 60 seconds, phone held sideways, one shot"),
            wanted=16,
        ),
        Wish(
            title=_("One sound that holds it together"),
            words=_("A beat, a hum, a kettle in rhythm: what we hear while we see everybody."),
            craft=Craft.ELECTRONICS,
            medium=Medium.AUDIO,
            spec=_("60 seconds that could loop"),
            wanted=3,
            minutes=20,
            level="some",
        ),
        Wish(
            title=_("A drawn frame"),
            words=_("Borders, corners, a title by hand. Leave the middle empty."),
            craft=Craft.DRAWING,
            medium=Medium.IMAGE,
            spec=_("Wide, 16 by 9, the middle left white"),
            how="illustrates",
            wanted=3,
        ),
    ),
)

CROWDS = (SCREAM, WALL)
