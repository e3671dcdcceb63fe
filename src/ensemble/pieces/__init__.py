"""Pieces, revisions, media, terms; upload and preparation."""
