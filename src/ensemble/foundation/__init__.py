"""Entity, refusal, jobs, files, uploads, limits. Knows nothing of our subject."""
