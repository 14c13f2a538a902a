from scada.base import Configured, Settings


class History(Configured):
    relationship = "history"
    required = ("host", "port", "user", "password")  # lint-expect: renamed-user
    optional = {
        "org": "plant",  # lint-expect: moved-org
        "scheme": "http",
    }

    def url(self):
        return "%s://%s:%d" % (self.scheme, self.host, self.port)


class Archive(Configured):
    relationship = "db"
    required = ("host", "user")  # lint-silent: MySQL
    optional = {"bucket": None}  # lint-silent: MySQL


class Sync(object):
    def __init__(self):
        s = Settings()
        self.bucket = s.relationship("history")["bucket"]  # lint-expect: moved-bucket
        self.section = s.section("s3")
        self.target = self.section["bucket"]  # lint-silent: a section of the app's own file

    def run(self, user=None):
        history = History()
        print(history.user, history.org, self.target, user)
        print(Archive().user)
