"""Counselling's pages: inside the wall, and the little that others see."""
