"""A gateway to whatever databases there are."""
