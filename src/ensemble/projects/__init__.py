"""Frames, calls, claims, offers, decisions, updates."""
