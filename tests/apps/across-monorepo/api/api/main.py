import sys

sys.path.append("../shared/python")

from relations import Relations, connection

storage = connection("storage")
database = connection("database")
print(storage["org"], storage["host"])  # lint-expect: moved-org
print(database["user"], database["host"])  # lint-silent: PostgreSQL here
found = Relations().influx()
print(found["bucket"])  # lint-expect: moved-bucket
for name in ("storage", "database"):
    print(name, connection(name)["host"], connection(name)["port"])  # lint-silent: host and port
