"""Making the demo community, step by step."""
