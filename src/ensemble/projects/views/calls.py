"""Calls: one of them, a new one, a changed one, a closed one."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.people.requests import member_of, visitor_of
from ensemble.projects.actions.add_call import add_call
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.actions.edit_call import edit_call
from ensemble.projects.forms.call import CallForm, EditCallForm, answers_of
from ensemble.projects.models import Call, Project
from ensemble.projects.models.call import CallQuerySet
from ensemble.projects.queries.invitation import invitation_to


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a call asks for, what to make it on, and the door to making it."""
    visitor = visitor_of(request)
    calls = Call.objects.visible_to(visitor).select_related("project__producer")
    call = get_object_or_404(calls, key=key)
    context = {"call": call, "project": call.project, "told": invitation_to(call, visitor)}
    return render(request, "projects/call.html", context)


@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Call for one more thing."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.led_by(member), key=key)
    form = CallForm(request.POST or None, initial={"medium": project.medium})
    saved = _saved(form, lambda: add_call(project, form.wish(), by=member))
    return saved or _form_page(request, project, None, form)


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Say a call differently."""
    member = member_of(request)
    call = get_object_or_404(_led_by(member), key=key)
    form = EditCallForm(
        request.POST or None, initial=answers_of(call) | {"deadline": call.deadline}
    )
    saved = _saved(
        form,
        lambda: edit_call(call, form.wish(), deadline=form.cleaned_data["deadline"], by=member),
    )
    return saved or _form_page(request, call.project, call, form)


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Close a call: it has what it needs."""
    member = member_of(request)
    call = get_object_or_404(_led_by(member), key=key)
    close_call(call, by=member)
    messages.success(request, _("“%(title)s” is closed.") % {"title": call.title})
    return redirect(call.project.desk_address)


def _led_by(member: Member) -> CallQuerySet:
    led = Project.objects.led_by(member).values("pk")
    return Call.objects.filter(project__in=led).select_related("project")


def _saved(form: CallForm, save: Callable[[], Call]) -> HttpResponse | None:
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return redirect(save().project.desk_address)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None


def _form_page(
    request: HttpRequest, project: Project, call: Call | None, form: CallForm
) -> HttpResponse:
    context = {"project": project, "call": call, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "projects/call_form.html", context, status=status)
