"""Pages of cases: reach, act, answer."""
