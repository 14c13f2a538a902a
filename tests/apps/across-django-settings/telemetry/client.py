import influxdb_client
from django.conf import settings


class Telemetry:
    _instance = None

    def __init__(self):
        self.endpoint = settings.TELEMETRY_ENDPOINT
        self.options = settings.TELEMETRY

    @classmethod
    def shared(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    @property
    def org(self):
        return self.endpoint["org"]  # lint-expect: moved-org

    @property
    def user(self):
        return self.options["user"]  # lint-silent: the dictionary of the settings

    def token(self):
        return self.endpoint.get("api_token")  # lint-expect: moved-api-token

    def client(self):
        return influxdb_client.InfluxDBClient(
            url=self.options["url"], token=self.token(), org=self.options["org"]  # lint-silent: of the settings
        )


def get_telemetry():
    return Telemetry.shared()
