"""Short films made of moving drawings, with their sound."""
