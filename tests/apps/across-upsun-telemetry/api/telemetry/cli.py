import click

from telemetry.clients.influx import Influx, token
from telemetry.core import settings


@click.group()
@click.pass_context
def cli(ctx):
    ctx.obj = Influx()


@cli.command()
@click.option("--token", "tok", default=token)
@click.option("--org", default=lambda: settings.influx.get("query", {}).get("org") or settings.influx["org"])  # lint-expect: moved-org=note
@click.pass_obj
def rollup(influx, tok, org):
    with influx.client() as c:
        c.query_api().query("...", org=org)


@cli.command()
def users():
    import requests

    user = requests.get("https://api.example.com/me").json()["user"]  # lint-silent: of something else
    click.echo(user)
