"""Edits made in a plain form."""

from ensemble.people.models import Member
from ensemble.studio.actions.merge import merge_words
from ensemble.studio.queries.shared import words_of
from ensemble.studio.queries.writers import hands_of
from tests.builders.writings import Page, shared_text


def test_an_edit_of_an_older_text_keeps_what_others_wrote(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, words="The kettle hums.\nThe door is open.")
    base = words_of(writing)
    page = Page(writing, ada, 3)
    page.send(page.typed("Listen: "))
    merge_words(writing, base, base.replace("\n", "\r\n").replace("hums", "sings 😀"), by=ben)
    assert words_of(writing) == "Listen: The kettle sings 😀.\nThe door is open."
    assert hands_of(writing) == [ada, ben]


def test_sending_it_unchanged_changes_nothing(ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, words="Same.")
    merge_words(writing, "Same.", "Same.", by=ben)
    assert hands_of(writing) == [ada]
