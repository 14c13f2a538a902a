from flask import Flask, session

import meters
from meters import METRICS, accounts_dsn, require
from meters.store import MetricStore, SqlStore


def create_app():
    app = Flask(__name__)
    app.config["INFLUX"] = METRICS
    app.config["INFLUX_ORG"] = METRICS["org"]  # lint-expect: moved-org
    app.config["ACCOUNTS_DSN"] = accounts_dsn()
    app.config["ACCOUNTS"] = meters.ACCOUNTS

    user, password, host = require("metering", "user", "password", "host")  # lint-expect: renamed-user
    app.config["INFLUX_AUTH"] = (user, password)
    db_user, db_password = require("accounts", "user", "password")  # lint-silent: MySQL
    app.config["DB_AUTH"] = (db_user, db_password)

    store, accounts = MetricStore(), SqlStore()

    @app.get("/me")
    def me():
        return {"user": session["user"], "org": session.get("org")}  # lint-silent: of the session

    from . import views

    app.register_blueprint(views.blueprint)
    app.extensions["stores"] = {"metrics": store, "accounts": accounts}
    return app
