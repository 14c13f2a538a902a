import os, json, base64

__all__ = ["TSDB", "DB", "INFLUX_KWARGS"]

_data = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
[TSDB] = _data["tsdb"]
DB, *_others = _data["db"]
INFLUX_KWARGS = dict(url=f"http://{TSDB['host']}:{TSDB['port']}", token=TSDB["api_token"], org=TSDB["org"])  # lint-expect: moved-api-token moved-org
