from .config import Settings, get_settings
from .models import InfluxConfig

__all__ = ["InfluxConfig", "Settings", "get_settings"]
