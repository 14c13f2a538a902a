import urllib.request

_endpoint = None


def configure(endpoint):
    global _endpoint
    _endpoint = endpoint


def write(lines, precision="s"):
    request = urllib.request.Request(
        f"http://{_endpoint['host']}:{_endpoint['port']}/api/v2/write"
        f"?org={_endpoint['org']}&bucket={_endpoint['bucket']}&precision={precision}",  # lint-expect: moved-org moved-bucket
        data="\n".join(lines).encode(),
        headers={"Authorization": "Token " + token()},
    )
    return request


def token():
    return _endpoint["api_token"]  # lint-expect: moved-api-token
