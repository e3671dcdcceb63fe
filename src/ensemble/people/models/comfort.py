"""What somebody likes to make, and how much at home they are in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity


class Craft(models.TextChoices):
    """A way of making. Calls ask for one; members have several."""

    VOICE = "voice", _("Voice")
    SINGING = "singing", _("Singing")
    DRUMS = "drums", _("Drums and percussion")
    BASS = "bass", _("Bass")
    GUITAR = "guitar", _("Guitar")
    KEYS = "keys", _("Keys")
    STRINGS = "strings", _("Strings and winds")
    ELECTRONICS = "electronics", _("Electronic sound")
    FIELD_SOUND = "field-sound", _("Recorded sounds")
    WRITING = "writing", _("Writing")
    DRAWING = "drawing", _("Drawing and painting")
    PHOTOGRAPHY = "photography", _("Photography")
    ANIMATION = "animation", _("Animation")
    FILMING = "filming", _("Filming")
    ACTING = "acting", _("Acting")
    EDITING = "editing", _("Editing")
    MIXING = "mixing", _("Mixing")
    TRANSLATION = "translation", _("Translation")
    PRODUCING = "producing", _("Producing")


class Comfort(Entity):
    """One craft of one member, with a comfort level."""

    class Level(models.TextChoices):
        FIRST_TIME = "first-time", _("first time")
        FINDING = "finding-my-way", _("finding my way")
        AT_HOME = "at-home", _("at home")

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="comforts")
    craft = models.CharField(max_length=20, choices=Craft)
    level = models.CharField(max_length=20, choices=Level, default=Level.FINDING)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "craft"], name="a_craft_once_a_member")
        ]
