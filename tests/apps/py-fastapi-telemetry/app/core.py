"""Settings and relationships."""

import base64
import json
import os
from functools import lru_cache
from typing import Any

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Relationships = dict[str, list[dict[str, Any]]]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PLATFORM_", extra="ignore")

    relationships: str = "e30="
    variables: str = "e30="
    application_name: str = "api"
    debug: bool = Field(default=False, alias="DEBUG")


@lru_cache
def settings() -> Settings:
    return Settings()


def _decode(value: str | bytes) -> Any:
    return json.loads(base64.b64decode(value))


@lru_cache(maxsize=1)
def relationships() -> Relationships:
    return _decode(settings().relationships)


def variables() -> dict:
    return _decode(settings().variables)


def upload_target() -> tuple[str, str]:
    found = variables()
    return found["bucket"], found.get("user", "upload")  # lint-silent: the project's variables


def first(name: str, *, fallback: dict | None = None) -> dict:
    """The first endpoint of a relationship, or the fallback."""
    match relationships():
        case {**found} if name in found:
            return found[name][0]
        case _:
            return fallback or {}


def is_platform() -> bool:
    return bool(os.environ.get("PLATFORM_RELATIONSHIPS"))
