"""Puts it together: settings, addresses, the server, the schedule."""
