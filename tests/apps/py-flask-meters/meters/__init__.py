import os

from flask import Flask

from . import cli
from .extensions import influx, sql


def create_app(config_object=None):
    app = Flask(__name__)
    app.config.from_object(config_object or os.environ.get("METERS_CONFIG", "meters.config.DevelopmentConfig"))
    register_extensions(app)
    register_blueprints(app)
    app.cli.add_command(cli.rollup)
    return app


def register_extensions(app):
    for extension in (influx, sql):
        extension.init_app(app)


def register_blueprints(app):
    from .api import bp as api
    from .admin.routes import admin

    app.register_blueprint(api, url_prefix="/api")
    app.register_blueprint(admin, url_prefix="/admin")
