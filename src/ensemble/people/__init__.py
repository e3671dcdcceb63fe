"""Members, their crafts, circles and blocks."""
