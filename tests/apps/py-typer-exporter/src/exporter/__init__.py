from ._types import InfluxLogin, Target
from .env import Platform, load

__all__ = ["InfluxLogin", "Platform", "Target", "load"]
__version__ = "0.3.0"
