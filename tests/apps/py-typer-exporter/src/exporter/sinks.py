from .env import load, warehouse
from ._types import Warehouse

SINKS = {}


def sink(name):
    def register(function):
        SINKS[name] = function
        return function

    return register


@sink("warehouse")
def to_warehouse(rows):
    target = Warehouse.from_mapping(warehouse())
    return [f"{target.username}@{target.host}/{target.bucket}: {row}" for row in rows]


@sink("bus")
def to_bus(rows):
    bus = load("bus")
    yield "amqp://{user}@{host}".format(user=bus["user"], host=bus["host"])  # lint-silent: RabbitMQ
    yield from rows


@sink("influx")
def back(rows):
    endpoint = load("influxdb")
    org, bucket = (endpoint[key] for key in ("org", "bucket"))  # lint-expect: moved-org moved-bucket
    for row in rows:
        yield f"{org}/{bucket}: {row}"
