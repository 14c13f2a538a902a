"""How the package is used."""

from seriestools import Relationships
from seriestools import Client as Series

relationships = Relationships()

if "influxdb" in relationships:
    endpoint = relationships["influxdb"]
    series = Series(endpoint["host"], org=endpoint.get("org", "main"))  # lint-expect: moved-org=warning
    print(series.org, series.user)  # lint-silent: attributes of ours
