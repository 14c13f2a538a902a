DEBUG = True
INFLUX = {"CONNECTION": {"host": "localhost", "user": "dev", "org": "dev"}, "ORG": "dev"}
