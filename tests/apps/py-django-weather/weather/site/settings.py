"""Django settings for the weather stations."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "local"
DEBUG = True
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "weather.site.urls"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "weather.stations"]
MIDDLEWARE = ["weather.stations.middleware.Series"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3", "USER": "weather"}}
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

# A developer's own server.
INFLUX = {"url": "http://localhost:8086", "user": "dev", "org": "dev", "bucket": "weather"}
INFLUX_CREDENTIALS = None
STORAGE = {"bucket": "weather-images", "user": "images"}

# Overridden on the platform.
try:
    from .settings_psh import *  # noqa: F401,F403
except ImportError:
    pass
