from .storage.influx import InfluxExtension
from .storage.sql import SqlExtension

influx = InfluxExtension()
sql = SqlExtension()
