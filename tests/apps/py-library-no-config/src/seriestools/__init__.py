"""Helpers for time series on Platform.sh. There is no app here, only what apps use."""

from .client import Client, connect
from .readers import Relationships, endpoint_of

__all__ = ["Client", "Relationships", "connect", "endpoint_of"]
