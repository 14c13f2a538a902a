from unittest import mock

ENDPOINT = {"host": "influx.internal", "user": "main", "org": "main", "bucket": "main", "query": {}}


def test_write(monkeypatch):
    with mock.patch("learning_logs.metrics.settings") as settings:
        settings.METRICS = ENDPOINT
        assert ENDPOINT["user"] == "main"  # lint-silent: the test's own
