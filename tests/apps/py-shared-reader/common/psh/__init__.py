"""Shared by both apps."""
from .reader import Reader, reader
from .typed import typed

__all__ = ["Reader", "reader", "typed"]
