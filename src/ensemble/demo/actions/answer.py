"""Somebody of the demo offers, decides, claims a place or guides a call."""

from ensemble.demo.plan.steps import Claim, Close, Decide, Guide, Offer
from ensemble.demo.queries import World
from ensemble.projects import models
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.guide import guide_call
from ensemble.projects.actions.offer import offer_piece


def answer_with_piece(step: Offer, world: World) -> models.Offer:
    """Offer a piece that is there already."""
    piece = world.piece(step.piece)
    return offer_piece(piece, world.call(step.call), line=step.line, by=piece.maker)


def answer_offer(step: Decide, world: World) -> models.Decision:
    """Decide on an offer, with a line."""
    call = world.call(step.call)
    offer = call.offers.get(piece=world.piece(step.piece))
    return decide_offer(offer, step.outcome, step.line, by=call.project.producer)


def answer_with_claim(step: Claim, world: World) -> models.Claim:
    """ "I'm on it"."""
    return claim_call(world.call(step.call), by=world.member(step.who))


def answer_with_thanks(step: Close, world: World) -> models.Call:
    """Say that a call has what it needs."""
    call = world.call(step.call)
    close_call(call, by=call.project.producer)
    return call


def answer_with_guide(step: Guide, world: World) -> models.Guide:
    """Give a call a piece to play along with."""
    call = world.call(step.call)
    return guide_call(call, world.piece(step.piece), by=call.project.producer)
