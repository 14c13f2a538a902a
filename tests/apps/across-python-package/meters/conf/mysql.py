from ..platform import endpoint
from .names import ACCOUNT_DB, HOST, SCHEMA

ACCOUNTS = endpoint(ACCOUNT_DB)


def dsn(user=None):
    user = user or ACCOUNTS["username"]  # lint-silent: MySQL
    return f"mysql://{user}:{ACCOUNTS['password']}@{ACCOUNTS[HOST]}/{ACCOUNTS[SCHEMA]}"  # lint-silent: MySQL


def legacy_user():
    return ACCOUNTS.get("user")  # lint-silent: MySQL
