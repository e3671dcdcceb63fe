"""Something to make together, and what it needs."""

from ensemble.projects.models.aim import Aim
from ensemble.projects.models.call import Call, Guide
from ensemble.projects.models.claim import Claim
from ensemble.projects.models.leadership import Leadership
from ensemble.projects.models.offer import Decision, Offer
from ensemble.projects.models.project import Project
from ensemble.projects.models.update import Update

__all__ = [
    "Aim", "Call", "Claim", "Decision", "Guide", "Leadership", "Offer", "Project", "Update",
]  # fmt: skip
