class Orders:
    def __init__(self, endpoint):
        self.endpoint = endpoint

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def rows(self):
        yield {"user": self.endpoint["username"], "org": "shop"}  # lint-silent: MariaDB

    def legacy(self):
        return self.endpoint.get("user") or self.endpoint.get("bucket")  # lint-silent: MariaDB
