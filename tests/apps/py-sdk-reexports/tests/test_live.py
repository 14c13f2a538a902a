import pytest


def test_host(credentials):
    assert credentials.url == "http://h:1"


@pytest.mark.live
def test_live(live):
    assert live["bucket"]  # lint-expect: moved-bucket
    assert live["host"]


@pytest.mark.parametrize("key", ["org", "api_token"])  # lint-expect: moved-org moved-api-token
def test_keys(live, key):
    assert live[key]
