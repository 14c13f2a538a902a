from exporter import InfluxLogin, Target


def test_target():
    target = Target.from_mapping({"host": "h", "port": 1, "bucket": " b "})
    assert target.bucket == "b"


def test_login():
    assert InfluxLogin.of({"user": "u", "password": "p"}) == ("u", "p")
