from __future__ import annotations

import contextlib
import functools
import time

import requests

from . import InfluxLogin, Target
from .env import influx


def retry(times=3, pause=0.1):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except requests.ConnectionError:
                    time.sleep(pause * attempt)
            raise RuntimeError(function.__name__)

        return wrapper

    return decorate


@contextlib.contextmanager
def connection():
    endpoint = influx()
    session = requests.Session()
    session.auth = InfluxLogin.of(endpoint)
    session.headers["Authorization"] = "Token " + endpoint["api_token"]  # lint-expect: moved-api-token
    try:
        yield session, Target.from_mapping(endpoint)
    finally:
        session.close()


class Client(contextlib.AbstractContextManager):
    def __init__(self, session, target, org):
        self.session = session
        self.target = target
        self.org = org

    def __exit__(self, *exc):
        self.session.close()

    @retry(times=5)
    def query(self, flux):
        url = f"http://{self.target.host}:{self.target.port}/api/v2/query"
        return self.session.post(url, params={"org": self.org}, data=flux).iter_lines()  # lint-silent: output

    @classmethod
    @retry()
    def open(cls):
        endpoint = influx()
        with connection() as (session, target):
            return cls(session, target, endpoint.get("org", "main"))  # lint-expect: moved-org
