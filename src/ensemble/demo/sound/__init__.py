"""A small orchestra in NumPy: instruments, a score, three songs. Same seed, same sound."""
