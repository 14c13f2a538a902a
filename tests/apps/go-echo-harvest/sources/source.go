package sources

// Credentials is whatever can tell how a service is reached.
type Credentials interface {
	Get(key string) (string, bool)
	Name() string
}

// Source finds credentials by the name of a relationship.
type Source interface {
	For(relationship string) (Credentials, error)
}

// Must is Get for those who can't go on without.
func Must(c Credentials, key string) string {
	value, ok := c.Get(key)
	if !ok {
		panic(c.Name() + " lacks " + key)
	}
	return value
}
