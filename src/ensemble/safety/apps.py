from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "ensemble.safety"
    label = "safety"

    def ready(self) -> None:
        from ensemble.design.slots import add_slot
        from ensemble.safety.header import queue_word

        add_slot("header", queue_word, order=40)
