from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from ensemble.design import jinja
from ensemble.people.models import Member


def ask(**cookies: str) -> HttpRequest:
    request = RequestFactory().get("/design/")
    request.COOKIES.update(cookies)
    request.user = AnonymousUser()
    request.session = {}  # type: ignore[assignment]
    request._messages = []  # type: ignore[attr-defined]
    return request


def page(source: str, **facts: object) -> str:
    return str(engines["jinja2"].from_string(source).render(facts))


def test_a_stranger_is_nobody() -> None:
    assert jinja.page_context(ask())["member"] is None


def test_a_member_is_known(ada: Member) -> None:
    request = ask()
    request.user = ada
    assert jinja.page_context(request)["member"] == ada


def test_a_place_that_is_not_built_has_no_address() -> None:
    assert jinja.place("nowhere at all") is None
    assert jinja.place("design:parts") == "/design/"


def test_icons_are_silent() -> None:
    assert 'aria-hidden="true"' in jinja.icon("play")
    assert "#play" in jinja.icon("play")


def test_a_piece_s_title_is_only_ever_words() -> None:
    piece = SimpleNamespace(
        title="<script>alert(1)</script>",
        url='/p/"x',
        medium="text",
        words="<b>",
        byline=[("<i>", None)],
    )
    source = '{% from "design/parts/piece.html" import piece_card %}{{ piece_card(piece) }}'
    made = page(source, piece=piece)
    assert "<script" not in made
    assert "<b>" not in made
    assert "<i>" not in made
    assert "&lt;script&gt;" in made


def test_a_card_of_twenty_makers_names_three() -> None:
    source = '{% from "design/parts/byline.html" import byline %}{{ byline(people, most=4) }}'
    twenty = [(f"Name {number}", None) for number in range(20)]
    made = page(source, people=twenty)
    assert made.count("<span>Name ") == 3
    assert "</span> and others" in made
    four = page(source, people=twenty[:4])
    assert four.count("<span>Name ") == 4
    assert "others" not in four


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    from ensemble.design.forms import SampleForm

    source = '{% from "design/parts/form.html" import fields %}{{ fields(form) }}'
    made = page(source, form=SampleForm({"title": ""}))
    assert 'aria-describedby="id_goal_helptext id_goal_error"' in made
    assert 'id="id_goal_error"' in made
    assert made.count('class="summary"') == 1


def test_words_are_filled_with_facts_that_cannot_become_markup() -> None:
    assert jinja.say("Hello %(name)s", name="<b>") == "Hello &lt;b&gt;"
    assert jinja.say("100%%") == "100%"
    assert jinja.say("<i>ours</i>") == "<i>ours</i>"


def test_a_still_part_is_the_same_on_every_page() -> None:
    draw = engines["jinja2"].from_string('{{ still("design/_bar.html") }}').render
    assert draw() == draw({"name": "another page"})
    assert "<design-player" in draw()


def test_work_that_is_whole_but_not_over_is_still_listened_to() -> None:
    source = '{% from "design/parts/progress.html" import progress %}{{ progress(job) }}'
    job: dict[str, object] = {"key": "k", "progress": 1.0, "message": "Ready"}
    assert 'data-live="/live/jobs/k"' in engines["jinja2"].from_string(source).render({"job": job})
    job["finished_at"] = "now"
    assert "data-live" not in engines["jinja2"].from_string(source).render({"job": job})
