"""What turns pieces into one finished thing."""

from ensemble.production.models.cut import Cut, Shot
from ensemble.production.models.finish import Finish, Thanks
from ensemble.production.models.render import Render

__all__ = ["Cut", "Finish", "Render", "Shot", "Thanks"]
