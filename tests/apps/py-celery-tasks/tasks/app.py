from celery import Celery
from .settings import Settings

settings = Settings.load()
app = Celery("tasks", broker=settings.broker)
app.conf.update(influx=settings.influx, task_default_queue="metrics")
