"""Formatters for the config reader."""


def url(credentials):
    return "http://{0[user]}:{0[password]}@{0[host]}".format(credentials)  # lint-expect: renamed-user=warning


def sql(credentials):
    return f"mysql://{credentials.get('user', 'root')}@{credentials['host']}"  # lint-silent: the relationship `database`


def line(credentials):
    return credentials["bucket"]  # lint-expect: moved-bucket=warning


FORMATS = {"url": url, "line": line}


def register(config):
    config.register_formatter("url", url)
    config.register_formatter("sql", sql)
    config.register_formatter("org", lambda credentials: credentials["host"])  # lint-silent: a key that stays
