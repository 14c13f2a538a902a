import pytest

import sdk


class FakeSource(sdk.PlatformSource):
    def endpoint(self, name):
        return {"host": "h", "port": 1, "username": "u", "query": {"org": "o"}}


@pytest.fixture(scope="session")
def credentials():
    return sdk.Credentials(source=FakeSource())


@pytest.fixture
def live():
    return sdk.source().require("tsdb")
