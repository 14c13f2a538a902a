"""Metrics dashboard.

On Platform.sh the credentials come from PLATFORM_RELATIONSHIPS; timedb["user"] is what the docs call the admin user.
"""

from flask import Flask

from . import views
from .platform import decode, on_platform
from .storage import influx


def create_app(config="metrics.config.Config"):
    app = Flask(__name__)
    app.config.from_object(config)
    if on_platform():
        relationships = decode("PLATFORM_RELATIONSHIPS")
        app.config["RELATIONSHIPS"] = relationships
        app.config["TIMEDB"] = relationships["timedb"][0]
        app.config["DATABASE"] = relationships["database"][0]
        app.config.update(CACHE=relationships["cache"][0], SITE_URL=site_url())
        influx.init_app(app)
    app.register_blueprint(views.bp)
    return app


def site_url():
    # Routes are decoded with the same helper and have nothing to do with services.
    routes = decode("PLATFORM_ROUTES", default={})
    for url, route in routes.items():
        if route.get("upstream") == "metrics":
            return url, route.get("user")  # lint-silent: a route
    return None, None
