from flask import Blueprint, abort, current_app

admin = Blueprint("admin", __name__)

VISIBLE = ("host", "port", "user")  # lint-expect: renamed-user


def _config(section):
    return current_app.config.get(section.upper(), {})


@admin.get("/influx")
def influx():
    shown = {name: _config("influx").get(name) for name in VISIBLE}
    return shown


@admin.get("/github")
def github():
    conf = _config("github")
    if not conf:
        abort(404)
    return {"org": conf["org"]}  # lint-silent: GitHub


@admin.get("/sql")
def sql():
    return {"user": _config("sql").get("user")}  # lint-silent: our own dictionary
