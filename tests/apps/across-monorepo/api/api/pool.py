from .main import database, storage


class Pool:
    def __init__(self, endpoint):
        self.endpoint = endpoint

    def user(self):
        return self.endpoint["user"]  # lint-silent: only pools of PostgreSQL ask


pool = Pool(database)
metrics = Pool(storage)
print(pool.user(), metrics.endpoint["host"])  # lint-silent: the host
print(metrics.endpoint["api_token"], pool.endpoint["path"])  # lint-expect: moved-api-token
