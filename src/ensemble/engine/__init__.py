"""A pure media library: media in, media out. Knows no web."""
