from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PiecesConfig(AppConfig):
    name = "ensemble.pieces"
    label = "pieces"

    def ready(self) -> None:
        from ensemble.activity.sentences import add_sentence
        from ensemble.design.slots import add_slot
        from ensemble.pieces.views import profiles

        add_slot("profile_page", profiles.show)
        add_sentence("piece_ready", _("“%(title)s” is ready, and others can see it."))
        add_sentence("piece_waits", _("“%(title)s” is ready, and waits to be looked at."))
        add_sentence("piece_failed", _("“%(title)s” could not be prepared: %(reason)s"))
        add_sentence("piece_cleared", _("“%(title)s” was looked at. Others can see it now."))
        add_sentence(
            "piece_declined",
            _("“%(title)s” can't be shown like this: %(reason)s Change it and publish it again."),
        )
