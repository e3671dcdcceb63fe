"""Ask the engine for the finished piece."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Timeline
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.production.actions.gather_words import gather_words
from ensemble.production.actions.render_arrangement import render_arrangement
from ensemble.production.models import Cut, Render
from ensemble.production.queries.credits import roll_of
from ensemble.production.timeline import timeline_of as film_of
from ensemble.projects.models import Project
from ensemble.studio.models import Mix
from ensemble.studio.queries.crowds import taken_back_in
from ensemble.studio.timeline import heard_layers
from ensemble.studio.timeline import timeline_of as sound_of


@transaction.atomic
def render_mix(mix: Mix, *, by: Member) -> Render:
    """Freeze a mix as it stands and ask for its sound. What is muted isn't part of it."""
    parts = list(dict.fromkeys(layer.revision for layer in heard_layers(mix)))
    _refuse_unless_possible(mix.project, parts, by)
    return _start(mix.project, sound_of(mix), parts, by=by, mix=mix)


@transaction.atomic
def render_cut(cut: Cut, *, by: Member) -> Render:
    """Freeze a cut as it stands, with everyone's name at its end, and ask for its film.

    A project of words has its text at once.
    """
    if cut.project.medium == "text":
        return gather_words(cut, by=by)
    shots = cut.shots.select_related("revision__piece").order_by("position")
    parts = [shot.revision for shot in shots] + ([cut.bed] if cut.bed else [])
    _refuse_unless_possible(cut.project, parts, by)
    roll = roll_of(cut.project, {revision.piece_id for revision in parts})
    return _start(cut.project, film_of(cut, roll), parts, by=by, cut=cut)


def _start(
    project: Project,
    timeline: Timeline,
    parts: Sequence[Revision],
    *,
    by: Member,
    mix: Mix | None = None,
    cut: Cut | None = None,
) -> Render:
    render = Render.objects.create(
        project=project,
        asked_by=by,
        mix=mix,
        cut=cut,
        document=to_json(timeline),
        target_lufs=mix.target_lufs if mix else None,
    )
    render.parts.set(parts)
    render.job = render_arrangement.later(render.pk, by=by)
    render.save(update_fields=["job"])
    record("asked_for_render", render, by=by)
    return render


def _refuse_unless_possible(project: Project, parts: Sequence[Revision], by: Member) -> None:
    if not project.is_led_by(by):
        raise Refused(_("Only its leaders can finish this."))
    if project.finished_at:
        raise Refused(_("This project is finished already."))
    if not parts:
        raise Refused(_("There is nothing to play yet. Choose at least one piece."))
    _refuse_who_is_still_in_a_crowd(parts)
    for revision in parts:
        if revision.piece.withdrawn_at:
            sentence = _("“%(title)s” was withdrawn by its maker. Take it out, then try again.")
            raise Refused(sentence % {"title": revision.piece.title})


def _refuse_who_is_still_in_a_crowd(parts: Sequence[Revision]) -> None:
    for piece in taken_back_in(parts):
        sentence = _("“%(title)s” was withdrawn by its maker. The crowd is made without it now.")
        raise Refused(sentence % {"title": piece.title})
