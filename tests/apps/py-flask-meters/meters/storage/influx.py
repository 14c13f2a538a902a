from contextlib import contextmanager
from urllib.parse import quote

from flask import current_app, g


class InfluxExtension:
    def __init__(self, app=None):
        self.app = app
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        endpoint = app.config["INFLUX"]
        app.config.setdefault("INFLUX_TIMEOUT", 5)
        app.extensions["influx"] = _State(endpoint, app.config["INFLUX_TIMEOUT"])
        app.teardown_appcontext(self.teardown)

    def teardown(self, exception):
        state = g.pop("influx_session", None)
        if state is not None:
            state.clear()

    @property
    def state(self):
        return current_app.extensions["influx"]

    @contextmanager
    def session(self):
        if "influx_session" not in g:
            g.influx_session = {"headers": self.state.headers(), "url": self.state.url}
        yield g.influx_session


class _State:
    def __init__(self, endpoint, timeout):
        self._endpoint = endpoint
        self.timeout = timeout

    def __getitem__(self, key):
        return self._endpoint[key]  # lint-expect: undecided-key

    @property
    def url(self):
        return "http://%(host)s:%(port)s" % self._endpoint

    def headers(self):
        return {"Authorization": "Token %s" % self["api_token"]}  # lint-expect: moved-api-token

    def write_url(self):
        return self.url + "/api/v2/write?org=%s&bucket=%s" % (
            quote(self._endpoint["org"]),  # lint-expect: moved-org
            quote(self["bucket"]),  # lint-expect: moved-bucket
        )
