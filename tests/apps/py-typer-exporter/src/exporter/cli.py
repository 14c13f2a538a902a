from enum import Enum
from typing import Optional

import typer

from . import load
from .client import Client
from .sinks import SINKS

app = typer.Typer()
state = {"user": None}


class Relationship(str, Enum):
    influx = "influxdb"
    warehouse = "warehouse"


@app.callback()
def main(user: Optional[str] = typer.Option(None, envvar="EXPORTER_USER")):
    state["user"] = user  # lint-silent: an option of ours


@app.command()
def run(since: str = "1h", bucket: str = typer.Option("main"), sink: str = "warehouse"):
    with Client.open() as client:
        rows = client.query(f'from(bucket: "{bucket}") |> range(start: -{since})')
        for line in SINKS[sink](rows):
            typer.echo(line)


@app.command()
def check(relationship: Relationship = Relationship.influx):
    endpoint = load(Relationship.influx.value)
    match endpoint:
        case {"user": str() as user, "org": org} if user:  # lint-expect: renamed-user moved-org
            typer.echo(f"{state['user'] or user} of {org}")
        case {"host": host}:
            typer.echo(f"only {host}")
        case _:
            raise typer.Exit(1)


@app.command()
def owner():
    typer.echo(load(Relationship.warehouse.value)["user"])  # lint-silent: PostgreSQL


if __name__ == "__main__":
    app()
