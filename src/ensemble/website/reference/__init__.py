"""The reference, written from the code itself, so that it can't say anything else."""
