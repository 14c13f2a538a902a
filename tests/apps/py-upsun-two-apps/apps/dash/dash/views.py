import dash.conf as conf
from dash.conf import DB, TSDB as series
from dash.util import first, pluck, required


def context():
    user, pw = pluck(series, "user password")  # lint-expect: renamed-user
    dbuser, *rest = pluck(DB, "user")  # lint-silent: MySQL
    return {"user": user, "db": dbuser, "pw": pw, "rest": rest}


def bucket():
    return first(series, "bucket_name", "bucket", default="main")  # lint-expect: moved-bucket


def new_style():
    return first(series, "username", "user")  # lint-expect: renamed-user=note


@required("org", conf.TSDB)  # lint-expect: moved-org
def admin(request):
    return conf.TSDB.get("host"), request.user.org  # lint-silent: Django's user
