from env import relationships

influx = relationships()["influx"][0]
cache = relationships()["cache"][0]
print(influx["org"], cache["user"])  # lint-expect: moved-org
print(cache["user"])  # lint-silent: Redis
