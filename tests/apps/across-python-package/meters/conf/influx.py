from ..platform import endpoint as _endpoint
from . import names
from .names import METERING

METRICS = _endpoint(METERING)
INFLUX_LOGIN = METRICS[names.LOGIN]
INFLUX_PASSWORD = METRICS["password"]  # lint-silent: stays
INFLUX_HOST = METRICS[names.HOST]
_private_bucket = METRICS["bucket"]  # lint-expect: moved-bucket
