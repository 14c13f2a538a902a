from flask import Blueprint, current_app, g, jsonify, request, session

from .extensions import influx

bp = Blueprint("api", __name__)


@bp.before_request
def load_meter():
    g.meter = request.args.get("bucket", "main")  # lint-silent: the query string
    g.endpoint = current_app.config["INFLUX"]


@bp.route("/meters")
def meters():
    with influx.session() as http:
        return jsonify(url=http["url"], bucket=g.endpoint["bucket"], user=session["user"])  # lint-expect: moved-bucket


@bp.route("/where")
def where():
    return jsonify(write=influx.state.write_url(), org=current_app.config["INFLUX_ORG"])  # lint-silent: read in the config


@bp.route("/property/<name>")
def prop(name):
    return jsonify(value=influx.state[name])  # lint-silent: told where the key is used
