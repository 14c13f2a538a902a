import click
from flask import current_app
from flask.cli import with_appcontext


@click.command("rollup")
@click.option("--org", default=None)
@with_appcontext
def rollup(org):
    influx = current_app.extensions["influx"]
    click.echo("org " + (org or influx["org"]))  # lint-expect: moved-org
    click.echo("as " + influx._endpoint["user"])  # lint-expect: renamed-user
