DEBUG = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
TELEMETRY = {"url": "http://localhost:8086", "user": "dev", "org": "dev"}  # lint-silent: for development
TELEMETRY_ENDPOINT = None
