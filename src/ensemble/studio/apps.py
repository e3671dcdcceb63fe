from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StudioConfig(AppConfig):
    name = "ensemble.studio"
    label = "studio"

    def ready(self) -> None:
        from ensemble.activity.sentences import add_sentence
        from ensemble.foundation import live
        from ensemble.people.models import Block
        from ensemble.studio import (
            hearing,
            receivers,  # noqa: F401 - it listens from here on.
        )
        from ensemble.studio.queries.asked import may_mix

        apart = Block.objects.apart_from
        live.room("studio-mix", may=may_mix, heard=lambda _visit, _words: None, apart=apart)
        add_sentence("crowd_made", _("Everybody in “%(call)s” is one crowd now. Listen to it."))
        _fill_slots()
        hearing.listen()


def _fill_slots() -> None:
    from ensemble.design.slots import add_slot
    from ensemble.studio import idea_doors, slots

    add_slot("desk_call", slots.crowd_door)
    add_slot("call_page", slots.call_kit_door, order=40)
    add_slot("call_page", slots.crowd_door)
    add_slot("offer_waiting", slots.place_of_offer)
    add_slot("piece_page", slots.place_of_piece, order=10)
    add_slot("mix_page", slots.crowd_doors, order=40)
    add_slot("mix_page", slots.mix_kit_door)
    add_slot("piece_actions", slots.drawing_doors, order=55)
    add_slot("piece_actions", slots.read_door, order=60)
    add_slot("piece_form_top", slots.draw_here, order=60)
    add_slot("piece_form_top", idea_doors.record_here, order=60)
    add_slot("start_doors", idea_doors.start_doors)
    add_slot("call_doors", slots.draw_for_call)
    add_slot("call_doors", slots.record_door)
    add_slot("build_doors", slots.record_on_door)
