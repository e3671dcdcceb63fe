"""Stored things of the foundation."""
