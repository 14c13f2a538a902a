from celery import shared_task

from .celery import app
from .influx import lines


@app.task(bind=True, autoretry_for=(OSError,))
def write_gauges(self, bucket=None):
    with lines(bucket=bucket) as out:
        out.add(f"gauge,worker={self.request.hostname} v=1")
    return out.bucket


@shared_task
def who():
    return [self_check(key) for key in ("host", "user", "password")]  # lint-expect: renamed-user


def self_check(key):
    return key, bool(app.influx[key])


@shared_task(name="hydro.tasks.notify")
def notify(user, org="hydro"):
    return {"user": user, "org": org}  # lint-silent: arguments of the task
