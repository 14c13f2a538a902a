from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_process_init

from . import conf

app = Celery("hydro")
app.config_from_object("hydro.conf")
app.conf.beat_schedule = {
    "gauges": {"task": "hydro.tasks.write_gauges", "schedule": crontab(minute=5), "kwargs": {"bucket": "gauges"}},
}
app.autodiscover_tasks(["hydro"])


@worker_process_init.connect
def remember(**kwargs):
    app.influx = conf.influx
