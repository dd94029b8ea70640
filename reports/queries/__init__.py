"""What the desk and the reports ask."""
