from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass
class Settings:
    debug: bool = False
    _rels: dict[str, list[dict[str, Any]]] | None = field(default=None, repr=False)

    @classmethod
    def from_env(cls) -> "Settings":
        raw = os.environ.get("RELATIONSHIPS_JSON") or "{}"
        return cls(debug=os.getenv("DEBUG") == "1", _rels=json.loads(raw))

    def endpoint(self, name: str, index: int = 0) -> dict[str, Any]:
        try:
            return self._rels[name][index]
        except (KeyError, IndexError, TypeError):
            return {}

    @cached_property
    def influx(self) -> dict[str, Any]:
        return self.endpoint("metrics")

    @property
    def postgres_dsn(self) -> str:
        db = self.endpoint("database")
        return "postgresql://{username}:{password}@{host}:{port}/{path}".format(**db)


settings = Settings.from_env()
