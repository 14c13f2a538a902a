import json
from base64 import b64decode
from functools import lru_cache

from pydantic import Field, computed_field
from pydantic_settings import BaseSettings, SettingsConfigDict

from .models import InfluxConfig, LegacyConfig, PostgresConfig


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="STATIONS_")

    title: str = "stations"
    relationships: str = Field("", validation_alias="PLATFORM_RELATIONSHIPS")
    github_org: str = "stations"  # lint-silent: our own

    def _endpoint(self, name: str) -> dict:
        return json.loads(b64decode(self.relationships))[name][0]

    @computed_field
    @property
    def influx(self) -> InfluxConfig:
        return InfluxConfig(**self._endpoint("influxdb"))

    @property
    def postgres(self) -> PostgresConfig:
        return PostgresConfig.model_validate(self._endpoint("postgresql"))

    @property
    def legacy(self) -> LegacyConfig:
        return LegacyConfig.model_validate(self._endpoint("legacy"))

    @property
    def raw(self) -> dict:
        return self._endpoint("influxdb")


@lru_cache
def get_settings() -> Settings:
    return Settings()
