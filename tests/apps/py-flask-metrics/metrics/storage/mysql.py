"""MariaDB."""

from urllib.parse import urlparse

import pymysql
from flask import current_app

from ..constants import MYSQL


def connect():
    db = current_app.config["DATABASE"]
    return pymysql.connect(
        host=db["host"],
        user=db["username"],  # lint-silent: a keyword, and MariaDB
        password=db["password"],
        database=db["path"],
    )


def legacy():
    db = current_app.config["DATABASE"]
    return db.get("user"), db.get("bucket")  # lint-silent: MariaDB


def url():
    return MYSQL.format(**current_app.config["DATABASE"])


def replica(dsn):
    parts = urlparse(dsn)
    return {"user": parts.username, "bucket": parts.path}  # lint-silent: a URL
