from django.conf import settings
from django.db import models


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    org = models.CharField(max_length=80)

    def as_dict(self):
        data = {"user": self.user, "org": self.org}  # lint-silent: a model of the app
        return data["user"], data["org"]  # lint-silent: a model of the app
