import pytest

from meters import create_app
from meters.config import Config


class TestConfig(Config):
    INFLUX = {"host": "localhost", "port": 8086, "query": {"org": "o", "bucket": "b", "api_token": "t"}}


@pytest.fixture
def app():
    return create_app(TestConfig)


@pytest.fixture
def client(app):
    return app.test_client()
