"""Points."""

import urllib.parse
import urllib.request

HEADERS = {"Content-Type": "text/plain"}


class Writer:
    __slots__ = ("endpoint", "bucket")

    def __init__(self, endpoint, bucket=None):
        self.endpoint = dict(endpoint)
        self.bucket = bucket or self.endpoint["bucket"]  # lint-expect: moved-bucket

    def url(self):
        query = urllib.parse.urlencode({"org": self.endpoint["org"], "bucket": self.bucket})  # lint-expect: moved-org
        return "http://{host}:{port}/api/v2/write?{query}".format(query=query, **self.endpoint)  # lint-silent: keys that stay

    def write(self, message):
        headers = HEADERS | {"Authorization": "Token " + self.endpoint["api_token"]}  # lint-expect: moved-api-token
        request = urllib.request.Request(self.url(), headers=headers, data=line(**message).encode())
        return urllib.request.urlopen(request) if message.get("send") else request


def line(user, org, **fields):  # lint-silent: fields of a message
    return f"{org},user={user} " + ",".join(f"{key}={value}" for key, value in fields.items())


def flush(endpoint, force=False):
    settings = {}
    settings.update(endpoint, force=force)
    settings["user"] = settings.pop("user")  # lint-expect: renamed-user
    return settings["user"]  # lint-silent: ours by now
