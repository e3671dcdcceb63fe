from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StudioConfig(AppConfig):
    name = "ensemble.studio"
    label = "studio"

    def ready(self) -> None:
        from ensemble.activity.sentences import add_sentence
        from ensemble.studio import receivers  # noqa: F401 - it listens from here on.

        add_sentence("crowd_made", _("Everybody in “%(call)s” is one crowd now. Listen to it."))
