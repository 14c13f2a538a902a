import os

token = os.environ["INFLUXDB_API_TOKEN"]  # lint-expect: vanished-variable
queue = os.getenv("Q_USER")  # lint-silent: RabbitMQ
user = os.environ.get("INFLUXDB_USERNAME")  # lint-silent: the new name
print(token, queue, user)
