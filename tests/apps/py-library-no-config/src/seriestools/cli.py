import json
import sys

import click

from .readers import Relationships, credentials


@click.group()
@click.option("--user", help="the user to show")
@click.pass_context
def main(context, user):
    context.obj = {"user": user}  # lint-silent: an option


@main.command()
@click.argument("name")
def show(name):
    # The name comes from the command line.
    click.echo(Relationships()[name]["org"])  # lint-expect: undecided-key


@main.command()
@click.pass_obj
def who(settings):
    click.echo(settings["user"] or credentials(Relationships()).host)  # lint-silent: an option


@main.command()
@click.argument("file", type=click.File())
def check(file):
    """Checks a configuration of ours; its keys are called as they like."""
    settings = json.load(file)
    for key in ("user", "org", "bucket"):  # lint-silent: keys of a configuration of ours
        if key not in settings:
            sys.exit(f"{key} is missing")
    click.echo(settings["influxdb"][0]["user"])  # lint-silent: a file
