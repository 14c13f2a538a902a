import requests


class LineWriter:
    def __init__(self, influx):
        self.influx = influx
        self.session = requests.Session()
        self.session.auth = influx.user, influx.password

    def write(self, measurement, value, org):
        self.session.post(f"{self.influx.url}/api/v2/write",
                          params={"org": org, "bucket": self.influx.bucket}, data=f"{measurement} v={value}")
