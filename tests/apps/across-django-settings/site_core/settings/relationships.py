import base64
import json
import os


class Relationships:
    """The document of the platform, and a few ways to read it."""

    def __init__(self, variable="PLATFORM_RELATIONSHIPS"):
        self.variable = variable
        self._data = None

    def load(self):
        if self._data is None:
            self._data = json.loads(base64.b64decode(os.environ[self.variable]))
        return self._data

    def __contains__(self, name):
        return name in self.load()

    def __getitem__(self, name):
        return self.load()[name][0]

    def pick(self, name, **renames):
        """A dictionary with the keys of the app: pick("db", USER="username")."""
        source = self[name]
        return {ours: source[theirs] for ours, theirs in renames.items()}

    def of_kind(self, kind):
        for name, endpoints in self.load().items():
            for endpoint in endpoints:
                if endpoint["rel"] == kind:  # lint-silent: the kind of the endpoint
                    yield endpoint


relationships = Relationships()
