"""The forms at the door: the steps a referrer fills in, and what the desk fills in about them."""
