import json
import os
from base64 import b64decode
from operator import itemgetter

import click

get_login = itemgetter("user", "password")  # lint-expect: renamed-user
get_place = itemgetter("host", "port")


def relationships():
    return json.loads(b64decode(os.getenv("PLATFORM_RELATIONSHIPS", "e30=")))


@click.group()
@click.pass_context
def cli(ctx):
    ctx.ensure_object(dict)
    ctx.obj = relationships()


@cli.command()
@click.option("--relationship", "-r", default="metrics")
@click.pass_obj
def show(rels, relationship):
    endpoint = rels["metrics"][0]
    user, password = get_login(endpoint)
    host, port = get_place(endpoint)
    click.echo(f"{user}:{password}@{host}:{port}")
    click.echo(endpoint["api_token"][:4])  # lint-expect: moved-api-token


@cli.command()
@click.option("--user", required=True)
def grant(user):
    rels = relationships()
    match rels:
        case {"metrics": [{"org": org, "host": host, **rest}, *_]}:  # lint-expect: moved-org
            click.echo(f"grant {user} on {org}@{host} {rest.get('bucket')}")  # lint-expect: moved-bucket
        case {"store": [{"user": owner}]}:  # lint-silent: PostgreSQL
            click.echo(owner)
        case _:
            raise click.ClickException("nothing")


if __name__ == "__main__":
    cli()
