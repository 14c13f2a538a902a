from influxdb_client import InfluxDBClient

from ..conf.names import METERING, TENANT
from .base import Store


class InfluxStore(Store):
    relationship = METERING
    login_key = "user"  # lint-expect: renamed-user

    def __init__(self, timeout=10_000, **options):
        super().__init__(timeout=timeout, **options)
        self.client = InfluxDBClient(
            url=f"http://{self.setting('host')}:{self.setting('port')}",  # lint-silent: host and port
            token=self.setting("api_token"),  # lint-expect: moved-api-token
            org=self.settings[TENANT],  # lint-silent: the constant is what has to change
        )

    @property
    def bucket(self):
        return self.settings["bucket"]  # lint-expect: moved-bucket

    def write(self, points, bucket=None):
        api = self.client.write_api()
        api.write(bucket=bucket or self.bucket, org=self.setting("org"), record=points)  # lint-expect: moved-org

    def whoami(self):
        return {"user": self.login, "org": self.options.get("org")}  # lint-silent: our own options
