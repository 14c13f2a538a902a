from flask import Blueprint, abort, current_app, jsonify, session

from .constants import GREETING
from .storage import influx, mysql

bp = Blueprint("metrics", __name__)


@bp.route("/")
def index():
    return GREETING.format(user=session["user"])  # lint-silent: the session


@bp.route("/status")
def status():
    timedb = current_app.config["TIMEDB"]
    database = current_app.config["DATABASE"]
    return jsonify(
        series={"user": timedb["user"], "host": timedb["host"]},  # lint-expect: renamed-user
        database={"user": database["username"], "host": database["host"]},  # lint-silent: MariaDB
        cache=current_app.config["CACHE"].get("user"),  # lint-silent: Redis
    )


@bp.route("/relationships/<name>")
def relationship(name):
    # Whoever asks decides which relationship this is.
    found = current_app.config["RELATIONSHIPS"].get(name)
    if found is None:
        abort(404)
    return jsonify(host=found[0]["host"], user=found[0]["user"])  # lint-expect: undecided-key


@bp.route("/timedb/<key>")
def one_key(key):
    return jsonify(current_app.config["TIMEDB"][key])  # lint-expect: undecided-key


@bp.route("/write/<measurement>")
def write(measurement):
    series = influx.series()
    with series.connect() as client:
        client.write_api().write(bucket=series.bucket, org=series.org, record={"measurement": measurement})  # lint-silent: keywords
    return "", 204


@bp.route("/admin")
def admin():
    if session.get("user") not in ("root", "admin"):  # lint-silent: the session
        abort(403)
    return jsonify(influx.series().login())


@bp.cli.command("rollup")
def rollup():
    timedb = current_app.config.get("TIMEDB")
    if not timedb:
        return
    influx.series().connect().query_api().query(f'from(bucket: "{timedb["bucket"]}")', org=timedb["org"])  # lint-expect: moved-bucket moved-org
    mysql.connect()
