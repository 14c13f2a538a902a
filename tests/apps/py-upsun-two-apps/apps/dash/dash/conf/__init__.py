from .env import *  # noqa: F401,F403
from . import env as _env

__all__ = [*_env.__all__, "get"]


def get(name, default=None):
    return globals().get(name, default)
