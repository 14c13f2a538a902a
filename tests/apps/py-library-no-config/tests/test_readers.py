"""Tests."""

from seriestools.client import Client
from seriestools.readers import Owner


def test_options():
    client = Client("http://x", user="me", bucket="b")
    assert client.user == "me" and client.bucket() == "b"  # lint-silent: options


def test_owner():
    assert Owner(**{"user": "a", "org": "b"}).user == "a"  # lint-silent: of our own
