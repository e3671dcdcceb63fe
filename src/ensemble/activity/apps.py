from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "ensemble.activity"
    label = "activity"

    def ready(self) -> None:
        from ensemble.activity.header import news_word
        from ensemble.design.slots import add_slot

        add_slot("header", news_word, order=50)
