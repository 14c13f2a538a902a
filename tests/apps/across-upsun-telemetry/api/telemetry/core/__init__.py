from .settings import settings, Settings

__all__ = ["settings", "Settings"]
