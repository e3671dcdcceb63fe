from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "ensemble.projects"
    label = "projects"

    def ready(self) -> None:
        from ensemble.design.slots import add_slot
        from ensemble.projects import (
            news,
            receivers,  # noqa: F401 - it listens from here on.
            slots,
        )

        news.add_sentences()
        add_slot("piece_form", slots.chosen_call)
        add_slot("piece_form_top", slots.asked_for)
        add_slot("piece_actions", slots.start_from, order=60)
        add_slot("piece_page", slots.offered_to, order=20)
