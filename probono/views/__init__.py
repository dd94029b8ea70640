"""Pages of the lawyers' door and of the coordinator."""
