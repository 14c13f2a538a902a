from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env(DEBUG=(bool, False))
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env("DEBUG")
SECRET_KEY = env("PLATFORM_PROJECT_ENTROPY", default="insecure")
ROOT_URLCONF = "config.urls"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "climate.apps.ClimateConfig"]
MIDDLEWARE = ["climate.middleware.ClimateMiddleware"]

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}

# Overridden where there is a platform.
INFLUX = {
    "url": env("INFLUX_URL", default="http://localhost:8086"),
    "user": env("INFLUX_USER", default="admin"),  # lint-silent: a variable of our own
    "org": env("INFLUX_ORG", default="dev"),  # lint-silent: a variable of our own
    "bucket": "dev",
    "token": "",
}
