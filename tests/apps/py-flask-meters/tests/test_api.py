def test_github(client):
    assert client.get("/admin/github").json == {"org": "meters"}  # lint-silent: our own answer
