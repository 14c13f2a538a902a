package sources

// Static is for development.
type Static map[string]map[string]string

// For is what was written down.
func (s Static) For(relationship string) (Credentials, error) {
	return fixed{name: relationship, values: s[relationship]}, nil
}

type fixed struct {
	name   string
	values map[string]string
}

func (f fixed) Name() string { return f.name }

func (f fixed) Get(key string) (string, bool) {
	value, ok := f.values[key]
	return value, ok
}
