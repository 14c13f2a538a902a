import os

from .components.base import *  # noqa
from .components.database import *  # noqa
from .components.influx import *  # noqa

if os.getenv("PLATFORM_ENVIRONMENT_TYPE") == "production":
    from .environments.production import *  # noqa
else:
    from .environments.development import *  # noqa
