"""What the demo community does, as data: who they are and, step by step, what they make."""
