# %% [markdown]
# # Consumption of yesterday

# %%
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

import pandas as pd

from lib import services

# %% connection
meters = services.by_name()["meterdb"]
url = "http://" + meters["host"] + ":" + str(meters["port"])
token = os.environ["METER_TOKEN"]  # lint-silent: a variable of our own

# %% what we ask
config = {k: meters[k] for k in ["org", "bucket"]}  # lint-expect: moved-org moved-bucket
upper = {k.upper(): v for k, v in config.items()}
query = f'from(bucket: "{config["bucket"]}") |> range(start: -1d)'  # lint-silent: our own dictionary

# %% from the warehouse
pg = services.by_name()["db"]
frame = pd.read_sql("select user, org from meters", f"postgresql://{pg['username']}@{pg['host']}")
users = frame["user"].unique()  # lint-silent: a column
by_org = frame.groupby("org")["user"].count()  # lint-silent: a column

# %% again, by another way
endpoint = services.influx()
print(endpoint["user"], len(users))  # lint-expect: renamed-user
endpoint = pg
print(endpoint.get("user"))  # lint-silent: PostgreSQL by now
