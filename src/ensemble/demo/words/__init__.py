"""Short texts written for the demo; none of them is from anywhere else."""
