from .base import *  # noqa: F403

DEBUG = True
CLIMATE_RELATIONSHIP = {"host": "localhost", "port": 8086, "username": "admin", "query": {"bucket": "dev"}}
