"""Cuts, renders, credits, releases."""
