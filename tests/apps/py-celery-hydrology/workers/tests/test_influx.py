from unittest import mock

from hydro import influx


def test_lines():
    endpoint = {"user": "u", "password": "p", "api_token": "t"}
    with mock.patch.object(influx.conf, "influx", endpoint):
        with influx.lines(bucket="b") as out:
            assert out.bucket == "b"  # lint-silent: our own
