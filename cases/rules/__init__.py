"""How time is reckoned and what follows from an event: pure Python over dated rows."""
