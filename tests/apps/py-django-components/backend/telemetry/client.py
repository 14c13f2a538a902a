_client = None


class Client:
    __slots__ = ("_options", "timeout")

    def __init__(self, options, timeout=None):
        self._options = options
        self.timeout = timeout

    def __getattr__(self, name):
        return self._options[name]

    def header(self):
        return {"Authorization": "Token " + self.api_token}  # lint-expect: moved-api-token


def configure(options, **kwargs):
    global _client
    _client = Client(options, **kwargs)


def client():
    if _client is None:
        raise RuntimeError("not configured")
    return _client
