from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LineageConfig(AppConfig):
    name = "ensemble.lineage"
    label = "lineage"

    def ready(self) -> None:
        from ensemble.activity.sentences import add_sentence
        from ensemble.design.slots import add_slot
        from ensemble.lineage import (
            receivers,  # noqa: F401 - it listens from here on.
            slots,
        )
        from ensemble.lineage.queries.consent import waits_for_consent
        from ensemble.pieces.holds import add_hold

        add_hold(waits_for_consent)
        add_slot("piece_built_on", slots.built_on)
        add_slot("piece_actions", slots.build)
        add_slot("piece_page", slots.family)
        add_slot("piece_form", slots.chosen_sources)
        add_sentence("built_on", _("%(actor)s built “%(new)s” on your “%(title)s”."))
        add_sentence("asked_to_build", _("%(actor)s asks to build on your “%(title)s”."))
        add_sentence("build_agreed", _("%(actor)s is glad that you build on “%(title)s”."))
        add_sentence("build_refused", _("%(actor)s doesn't want “%(title)s” built on."))
