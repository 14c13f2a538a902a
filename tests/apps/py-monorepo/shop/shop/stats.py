"""Counts, sent to the time series next to the shop."""

from platformkit.env import relationships

SERIES = "metrics"


class Stats:
    relationship = SERIES
    keys = {"login": "user", "owner": "org"}  # lint-expect: renamed-user moved-org

    def __init__(self):
        self.endpoint = relationships()[self.relationship][0]

    def login(self):
        return self.endpoint[self.keys["login"]], self.endpoint[self.keys["owner"]]

    def total(self, rows):
        return sum(1 for row in rows if row["user"])  # lint-silent: a row
