from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductionConfig(AppConfig):
    name = "ensemble.production"
    label = "production"

    def ready(self) -> None:
        from ensemble.activity.sentences import add_sentence
        from ensemble.design.slots import add_slot
        from ensemble.production import (
            receivers,  # noqa: F401 - it listens from here on.
            slots,
        )
        from ensemble.production.queries.kept import rendered_among
        from ensemble.studio.keepers import add_keeper

        add_keeper(rendered_among)
        add_slot("project_desk", slots.room_door)
        add_slot("project_top", slots.finished_door)
        add_slot("piece_built_on", slots.everybody, order=20)
        add_sentence("rendered", _("“%(title)s” is put together. Listen, look, and release it."))
        add_sentence("finished", _("“%(title)s” is finished, and your name is in it."))
