package config

// Settings are what the rest of the program works with.
type Settings struct {
	Influx Service
	Broker Service
	Target Target
}

// Target is where points go.
type Target struct {
	Org, Bucket string
}

// Current are the settings in use.
var Current *Settings

// Use makes them current.
func Use(s *Settings) { Current = s }

// With loads what a provider gives.
func With(p Provider) (*Settings, error) {
	influx, err := p.Relationship("influx")
	if err != nil {
		return nil, err
	}
	broker, err := p.Relationship("broker")
	if err != nil {
		return nil, err
	}
	return &Settings{Influx: influx[0], Broker: broker[0]}, nil
}
