"""Somebody of the demo makes a piece."""

from typing import Any

from ensemble.demo.plan.steps import Make
from ensemble.demo.queries import World
from ensemble.demo.words.text import Text
from ensemble.lineage.actions.build_on import build_on
from ensemble.people.models import Member
from ensemble.pieces.actions.clear import clear_revision
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Piece
from ensemble.projects.actions.offer import offer_piece


def make_demo(step: Make, world: World) -> Piece:
    """Draft a piece, say what it stands on, publish it, have it looked at, and offer it."""
    maker = world.member(step.who)
    piece = _draft(step, maker, world)
    for name, how in step.stands_on:
        build_on(piece, world.revision(name), how=how, by=maker)
    publish_demo(piece, maker, world)
    if step.call:
        offer_piece(piece, world.call(step.call), line=step.line, by=maker)
    return piece


def publish_demo(piece: Piece, maker: Member, world: World) -> None:
    """Publish a piece, and let the demo's keeper look at what the place's rule holds back."""
    publish_piece(piece, by=maker)
    newest = piece.newest
    if newest.cleared_at is None:
        clear_revision(newest, by=world.keeper())
    piece.refresh_from_db()


def _draft(step: Make, maker: Member, world: World) -> Piece:
    made_of = step.made_of
    facts: dict[str, Any] = {"medium": "text"}
    if isinstance(made_of, Text):
        facts |= {"words": made_of.body, "language": made_of.language, "about": step.about}
    else:
        media = world.media(step)
        told = filter(None, (step.about, made_of.alternative))
        facts |= {"medium": media.kind, "media": media, "about": "\n\n".join(told)}
    return draft_piece(
        by=maker,
        title=step.title or made_of.title,
        craft=step.craft,
        licence=step.licence,
        condition=step.condition,
        **facts,
    )
