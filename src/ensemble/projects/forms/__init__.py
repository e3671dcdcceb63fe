"""What is asked on pages of projects."""
