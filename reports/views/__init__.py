"""The desk everybody starts from, and the pages managers read."""
