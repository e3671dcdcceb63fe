from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ensemble.people"
    label = "people"

    def ready(self) -> None:
        import ensemble.people.receivers  # noqa: F401 - they listen from here on.
        from ensemble.design.slots import add_slot
        from ensemble.people.header import your_page

        add_slot("header", your_page, order=90)
