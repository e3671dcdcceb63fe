"""Pages that gather: the front page and the board."""
