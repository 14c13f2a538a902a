from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    org = models.CharField(max_length=20)  # lint-silent: a column

    @property
    def bucket(self):
        return f"user-{self.pk}-{self.org}"  # lint-silent: a column
