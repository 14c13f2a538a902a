"""What endpoints look like."""

from dataclasses import dataclass, field
from typing import Annotated, NamedTuple, Optional, TypedDict

from pydantic import AliasChoices, BaseModel, ConfigDict, Field


class InfluxEndpoint(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    host: str
    port: int = 8086
    login: str = Field(alias="user")  # lint-expect: renamed-user
    password: str
    organization: Annotated[str, Field(alias="org")]  # lint-expect: moved-org


class User(BaseModel):
    """A user of ours: what a request carries."""

    user: str  # lint-silent: the body of a request
    org: Optional[str] = None  # lint-silent: the body of a request


class PostgresEndpoint(BaseModel):
    model_config = ConfigDict(extra="ignore")

    host: str
    user: str = Field(alias="username")  # lint-silent: the right key, of PostgreSQL
    password: str
    path: str


@dataclass
class Target:
    host: str
    port: int
    bucket: str  # lint-silent: it is filled under names of our own
    tags: list = field(default_factory=list)

    @property
    def label(self):
        return f"{self.host}/{self.bucket}"  # lint-silent: a field of our own


class Pair(NamedTuple):
    name: str
    bucket: str = "none"  # lint-silent: it is filled by position


class Ready(BaseModel):
    """Takes both versions."""

    user: str = Field(validation_alias=AliasChoices("username", "user"))  # lint-expect: renamed-user=note


class Raw(TypedDict, total=False):
    host: str
    api_token: str  # lint-expect: moved-api-token
    username: str
