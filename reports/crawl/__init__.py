"""The leak crawl: canaries in every field, every kind of viewer through every door, nothing forbidden found."""
