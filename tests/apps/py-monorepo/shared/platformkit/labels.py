"""Labels for dashboards. Nothing of the platform here."""

FIELDS = ["user", "org", "bucket"]  # lint-silent: columns of a dashboard


def label(row):
    return " / ".join(row[field] for field in FIELDS)


def user(row):
    return row["user"]  # lint-silent: a row
