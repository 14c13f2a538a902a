from platformkit.env import data


class Connection:
    def __init__(self, endpoint=None):
        endpoint = endpoint or data()
        self.token = endpoint["api_token"]  # lint-expect: moved-api-token
        self.user = endpoint.get("username")  # lint-silent: the new key

    def write(self, bucket, point):
        return (self.token, bucket, point)
