from .platform import endpoint, endpoints, require
from .conf import *

__version__ = "1.9.0"
