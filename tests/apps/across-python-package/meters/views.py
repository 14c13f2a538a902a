from flask import Blueprint, current_app, jsonify, request

import meters.platform as platform
from . import endpoints

blueprint = Blueprint("views", __name__)


@blueprint.get("/readings")
def readings():
    influx = current_app.config["INFLUX"]
    accounts = current_app.config["ACCOUNTS"]
    params = {"org": influx["org"], "bucket": request.args.get("bucket", influx["bucket"])}  # lint-expect: moved-org moved-bucket
    return jsonify(params=params, owner=accounts["user"])  # lint-silent: MySQL


@blueprint.get("/health")
def health():
    metrics, accounts = endpoints("metering", "accounts")
    return jsonify(
        metrics=[metrics["host"], metrics["port"]],  # lint-silent: host and port
        accounts=[accounts["host"], accounts["rel"]],  # lint-silent: MySQL
        token=current_app.config["INFLUX_ORG"],  # lint-silent: a value that was read elsewhere
    )


@blueprint.get("/who")
def who():
    creds = platform.endpoint("metering")
    user = creds["user"]  # lint-expect: renamed-user
    creds = platform.endpoint("accounts")
    return jsonify(metering=user, accounts=creds["user"])  # lint-silent: the variable holds MySQL by now
