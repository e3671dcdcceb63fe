"""Who is here."""

from ensemble.people.models.block import Block
from ensemble.people.models.circle import Circle, Invitation, Membership
from ensemble.people.models.comfort import Comfort, Craft
from ensemble.people.models.member import Member
from ensemble.people.models.opening import Opening

__all__ = ["Block", "Circle", "Comfort", "Craft", "Invitation", "Member", "Membership", "Opening"]
