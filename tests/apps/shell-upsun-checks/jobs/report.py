import os

ENV = os.environ


def setting(name, default=None):
    return ENV.get(f"METRICS_{name.upper()}", default)


ORG = setting("org")  # lint-silent: .environment sets it
TOKEN = setting("api_token")  # lint-expect: vanished-variable
HOST = setting("host")  # lint-silent: stays
print(ORG, TOKEN, HOST, os.getenv("METRICS_TOKEN"))
