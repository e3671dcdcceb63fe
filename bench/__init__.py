"""One file a promise: each prints a ratio beside a peer or a limit, in one run."""
