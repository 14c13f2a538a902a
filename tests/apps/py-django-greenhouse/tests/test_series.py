from climate import series


def test_write():
    series.configure({"host": "h", "port": 1, "org": "o", "bucket": "b", "api_token": "t"})
    assert series.write(["a b=1"]).get_header("Authorization") == "Token t"
