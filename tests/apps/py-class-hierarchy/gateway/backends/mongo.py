from ..platform import mongo
from ..registry import provides
from .base import Backend, Labelled


class MongoBackend(Labelled, Backend):
    relationship = "mongodb"
    account_key = "user"  # lint-silent: MongoDB

    def address(self):
        return "mongodb://" + self.endpoint["host"]

    def owner(self):
        return self.option("org")  # lint-silent: MongoDB

    @provides("mongodb")
    def check(self, endpoint):
        return endpoint.get("user")  # lint-silent: MongoDB

    def tag(self, key="user"):  # lint-silent: MongoDB
        return self.endpoint[key]


class SearchBackend(Backend):
    relationship = "opensearch"

    def address(self):
        return self.endpoint["host"], self.option("bucket")  # lint-silent: OpenSearch


def lazily():
    return mongo.user if "user" in mongo else mongo["username"]  # lint-silent: MongoDB
