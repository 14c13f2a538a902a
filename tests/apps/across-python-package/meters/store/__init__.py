from .base import Store
from .influx import InfluxStore as MetricStore
from .sql import SqlStore

__all__ = ["Store", "MetricStore", "SqlStore"]
