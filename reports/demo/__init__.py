"""Demonstration data: synthetic, realistic, told through the services so that the history names who did what."""
