# The first endpoint of a relationship.
def first($name): .[$name] | .[0];

# Every endpoint of services of that type.
def of_type($type): .[][] | select(.type | startswith($type + ":"));

# Those with a property, whatever it is called.
def having(property): [.[][] | select(property != null)];
