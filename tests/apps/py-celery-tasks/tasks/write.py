from celery import shared_task
from .app import app, settings
from .lines import LineWriter


@app.task(bind=True, max_retries=3)
def write_point(self, measurement, value, *, org=None):
    writer = LineWriter(settings.influx)
    try:
        writer.write(measurement, value, org=org or settings.influx.org)
    except OSError as exc:
        raise self.retry(exc=exc)


@shared_task
def report(user):
    return {"user": user, "bucket": settings.influx.bucket}  # lint-silent: fields of ours
