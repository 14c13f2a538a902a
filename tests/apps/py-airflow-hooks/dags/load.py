from datetime import datetime, timedelta

from airflow import DAG
from airflow.decorators import task
from airflow.operators.python import PythonOperator

from hooks import InfluxHook, PgHook
from raw import endpoint, endpoints_of

default_args = {"owner": "data", "retries": 2, "retry_delay": timedelta(minutes=5), "user": "airflow"}


def extract(ti, **context):
    rows = PgHook().get_conn().cursor().fetchall()
    ti.xcom_push(key="rows", value=rows)


def load(bucket, **context):
    ep = endpoint("warehouse")
    org = context["params"].get("org") or ep.get("org")  # lint-expect: moved-org
    return bucket or ep["bucket"], org, default_args["user"]  # lint-expect: moved-bucket


@task
def brokers():
    return [f"{e['host']}:{e['port']}" for e in endpoints_of("events") if not e.get("user")]  # lint-silent: Kafka


with DAG("load", default_args=default_args, schedule="@daily", start_date=datetime(2024, 1, 1), params={"org": None}) as dag:
    one = PythonOperator(task_id="extract", python_callable=extract)
    two = PythonOperator(task_id="load", python_callable=load, op_kwargs={"bucket": None})
    one >> two >> brokers()
