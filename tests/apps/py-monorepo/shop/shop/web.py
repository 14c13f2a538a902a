"""The shop."""

import sys
from os.path import abspath, dirname, join

sys.path.append(join(dirname(dirname(dirname(abspath(__file__)))), "shared"))

from platformkit import labels  # noqa: E402
from platformkit.env import data, relationships, setting  # noqa: E402

from shop.orders import Orders  # noqa: E402


def database():
    endpoint = data()
    return {
        "user": endpoint.get("user", endpoint["username"]),  # lint-silent: MariaDB
        "bucket": setting(endpoint, "path"),  # lint-silent: MariaDB
    }


def metrics():
    endpoint = relationships()["metrics"][0]
    return endpoint["host"], setting(endpoint, "org")  # lint-expect: moved-org


def owners():
    with Orders(data()) as orders:
        return [labels.user(row) for row in orders.rows()]


def app(environ, start_response):
    start_response("200 OK", [])
    return [str((database(), metrics(), owners())).encode()]
