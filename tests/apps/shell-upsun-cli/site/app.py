import os

from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return {"user": os.environ["INFLUX_LOGIN"], "org": os.environ["INFLUX_ORG"]}  # lint-silent: our own answer
