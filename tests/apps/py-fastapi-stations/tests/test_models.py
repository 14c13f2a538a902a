from stations.core import InfluxConfig


def test_bucket_is_lower_case():
    config = InfluxConfig(host="h", user="u", password="p", org="o", bucket="B")
    assert config.bucket == "b"  # lint-silent: a value of the test
