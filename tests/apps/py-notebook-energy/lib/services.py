import json
import os
from collections import ChainMap, defaultdict, namedtuple
from itertools import chain
from operator import attrgetter, itemgetter

Service = namedtuple("Service", ["name", "scheme", "data"])

DEFAULTS = {"org": "energy", "bucket": "raw"}


def document():
    return json.loads(os.environ["RELATIONSHIPS_JSON"])


def services():
    for name, endpoints in document().items():
        for endpoint in endpoints:
            yield Service(name, endpoint["scheme"], endpoint)


def by_name():
    return {service.name: service.data for service in services()}


def by_scheme():
    found = defaultdict(list)
    for service in services():
        found[service.scheme].append(service.data)
    return found


def influx():
    return next(s.data for s in services() if s.data["rel"] == "influxdb")


def settings():
    return ChainMap(influx(), DEFAULTS)


def hosts():
    return sorted(map(itemgetter("host"), chain.from_iterable(document().values())))


names = attrgetter("name")
