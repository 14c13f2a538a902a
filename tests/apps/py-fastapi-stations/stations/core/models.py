from typing import Annotated, Optional

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator


class Endpoint(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    host: str
    port: int = 0
    scheme: str = "http"

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


class InfluxConfig(Endpoint):
    user: str  # lint-expect: renamed-user
    password: SecretStr
    organisation: str = Field(alias="org")  # lint-expect: moved-org
    bucket: Annotated[str, Field(min_length=1)]  # lint-expect: moved-bucket
    token: Optional[SecretStr] = Field(default=None, validation_alias="api_token")  # lint-expect: moved-api-token

    @field_validator("bucket")
    @classmethod
    def lower(cls, value: str) -> str:
        return value.lower()


class PostgresConfig(Endpoint):
    user: str = Field("main", alias="username")  # lint-silent: PostgreSQL
    password: SecretStr
    path: str
    bucket: str = "unused"  # lint-silent: PostgreSQL


class LegacyConfig(Endpoint):
    service: Optional[str] = None  # lint-silent: influxdb 1.8 has no credentials
