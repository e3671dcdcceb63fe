"""Reading projects, as somebody."""
