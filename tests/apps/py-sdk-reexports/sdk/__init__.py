"""The front door: everything that others import."""
from .credentials import *  # noqa: F401,F403
from .errors import NotConfigured
from .sources import get_source as source
from .sources.platform import PlatformSource

VERSION = (1, 4)
