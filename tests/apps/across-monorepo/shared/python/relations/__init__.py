"""Shared by the programs of this repository that are written in Python."""
from .core import Relations, connection
