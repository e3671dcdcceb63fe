"""What can be used, who is credited, what a finished piece is made of."""
