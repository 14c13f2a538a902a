package conf

type Store struct{ values map[string]any }

var def *Store

func Default() *Store {
	if def == nil {
		def = &Store{values: raw["influxdb"][0]}
	}
	return def
}

func (s *Store) Lookup(key string) any {
	if s == nil {
		return nil
	}
	return s.values[key]
}
