TIMEDB = "TIMEDB"
AUTH = "{user}:{password}"  # lint-expect: renamed-user
# Filled by hand, from the session.
GREETING = "Hello {user}"  # lint-silent: the user of a session
MYSQL = "mysql+pymysql://{username}:{password}@{host}:{port}/{path}"
