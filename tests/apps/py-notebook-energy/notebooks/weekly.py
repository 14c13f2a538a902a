# %%
from functools import reduce

from lib.services import document, settings

# %%
path = ("meterdb", 0, "org")  # lint-expect: moved-org
org = reduce(lambda node, step: node[step], path, document())

# %%
keys = "user password".split()  # lint-expect: renamed-user
user, password = [document()["meterdb"][0][key] for key in keys]

# %%
chained = settings()
print(chained["bucket"], chained["host"])  # lint-expect: moved-bucket

# %%
tokens = [e["api_token"] for es in document().values() for e in es if e["scheme"] == "http" and e["port"] == 8086]  # lint-expect: moved-api-token
logins = list(map(lambda e: (e.get("user"), e.get("password")), document()["search"]))  # lint-silent: OpenSearch

# %%
owners = [(name, es[0].get("user")) for name, es in document().items() if name != "meterdb"]  # lint-silent: the others
