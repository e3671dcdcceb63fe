"""Mixes: pieces layered over each other in time."""
