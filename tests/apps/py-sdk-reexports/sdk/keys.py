import enum


class Key(str, enum.Enum):
    HOST = "host"
    USER = "user"  # lint-expect: renamed-user
    TOKEN = "api_token"  # lint-expect: moved-api-token
    UNUSED = "bucket"  # lint-silent: nobody reads it


class Fields:
    ORG = "org"  # lint-expect: moved-org
    BUCKET = "bucket"  # lint-expect: moved-bucket
