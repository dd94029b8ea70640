"""How fast the house is, as ratios of one run: against its own smaller self, and against what the database alone needs.

Absolute times say more about the machine and the minute than about the code, so nothing is compared across runs.
Two sides of a ratio are asked in turns, round by round, and the ratio is the median of the rounds' ratios.
"""
