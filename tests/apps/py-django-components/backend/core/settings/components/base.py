SECRET_KEY = "x"
AUTH_USER_MODEL = "accounts.User"
INSTALLED_APPS = ["accounts", "telemetry"]
