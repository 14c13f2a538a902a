import sys

sys.path.append("..")
from common.platform import endpoint, owner, text

database = endpoint("database")
print(owner(), database["user"])  # lint-silent: MariaDB in this app
print(text(database, "bucket"))  # lint-silent: MariaDB in this app
