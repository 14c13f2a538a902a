import sys
from functools import partial
from .base import Settings
from .history import Sync

get = partial(Settings().relationship, "history")
fetch = partial(dict.get, get())


def token():
    return fetch("api_token")  # lint-expect: moved-api-token


COMMANDS = {
    "sync": lambda: Sync().run(),
    "token": token,
    "user": lambda: print(get()["user"]),  # lint-expect: renamed-user
    "mysql": lambda: print(Settings().relationship("db")["user"]),  # lint-silent: MySQL
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]]()
