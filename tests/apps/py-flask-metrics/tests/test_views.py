"""The tests run without the platform."""

import pytest

from metrics import create_app


@pytest.fixture
def client():
    app = create_app()
    app.config.update(TESTING=True)
    with app.test_client() as client:
        with client.session_transaction() as session:
            session["user"] = "root"  # lint-silent: the session
        yield client


def test_index(client):
    assert client.get("/").data == b"Hello root"
