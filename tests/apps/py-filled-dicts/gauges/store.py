"""What the others fill and read."""
OPTIONS = {}
ENDPOINTS = []
