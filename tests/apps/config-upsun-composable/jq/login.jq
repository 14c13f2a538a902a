# User and password of the time series.
def endpoint($name): $ENV.PLATFORM_RELATIONSHIPS | @base64d | fromjson | .[$name][0];
def login: "\(.user):\(.password)"; # lint-expect: renamed-user
def sql_login: "\(.user):\(.password)"; # lint-silent: PostgreSQL
endpoint("tsdb") | login
, (endpoint("main-db") | sql_login)
