def with_endpoint(find, name, then):
    """Calls `then` with the endpoint of that name."""
    return then(find(name))


def first_of(endpoint, *keys):
    for key in keys:
        if key in endpoint:
            return endpoint[key]
    return None
