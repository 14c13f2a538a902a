from functools import cached_property, lru_cache
from typing import Any, Dict, List, Optional
import base64
import json

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings


class InfluxConfig(BaseModel):
    host: str
    port: int
    scheme: str = "http"
    username: str = Field(..., alias="user")  # lint-expect: renamed-user
    password: SecretStr
    org: str  # lint-expect: moved-org
    bucket: str  # lint-expect: moved-bucket
    token: SecretStr = Field(alias="api_token")  # lint-expect: moved-api-token

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    @field_validator("org")
    @classmethod
    def org_not_empty(cls, value):
        if not value:
            raise ValueError("org")
        return value


class PostgresConfig(BaseModel):
    host: str
    port: int
    username: str
    password: str
    path: str
    user: Optional[str] = None  # lint-silent: PostgreSQL

    def dsn(self):
        return f"postgresql://{self.username}:{self.password}@{self.host}:{self.port}/{self.path}"


class Settings(BaseSettings):
    platform_relationships: str = ""
    platform_variables: str = ""
    platform_branch: str = "local"
    influx: Optional[InfluxConfig] = None
    postgres: Optional[PostgresConfig] = None

    @model_validator(mode="after")
    def from_platform(self):
        rels = self.relationships
        if rels:
            self.influx = InfluxConfig(**rels["influx"][0])
            self.postgres = PostgresConfig.model_validate(rels["postgres"][0])
        return self

    @cached_property
    def relationships(self) -> Dict[str, List[Dict[str, Any]]]:
        if not self.platform_relationships:
            return {}
        return json.loads(base64.b64decode(self.platform_relationships))


@lru_cache()
def get_settings() -> Settings:
    return Settings()
