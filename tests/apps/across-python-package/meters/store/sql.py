from ..conf.names import ACCOUNT_DB
from .base import Store


class SqlStore(Store):
    relationship = ACCOUNT_DB

    @property
    def database(self):
        return self.settings["path"]  # lint-silent: MySQL

    def connect(self, driver):
        return driver.connect(user=self.login, password=self.setting("password"), org=None)  # lint-silent: MySQL

    def owner(self):
        return self.setting("user") or self.settings.get("org")  # lint-silent: MySQL
