from ..platform import endpoint


class Store:
    relationship = None
    login_key = "username"  # lint-silent: the key of MySQL

    def __init__(self, **options):
        self.options = options
        self._settings = endpoint(self.relationship)

    @property
    def settings(self):
        return self._settings

    def setting(self, key, default=None):
        return self.settings.get(key, default)

    @property
    def login(self):
        return self.settings[self.login_key]

    @classmethod
    def describe(cls):
        return endpoint(cls.relationship)["host"]  # lint-silent: the host stays
