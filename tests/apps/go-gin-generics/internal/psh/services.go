package psh

const variable = "PLATFORM_" + "RELATIONSHIPS"

// Influx gives the endpoint of InfluxDB as it is.
func Influx() map[string]any {
	all := Must(Read[Loose](variable))
	endpoint, ok := First(all["influxdb"])
	if !ok {
		return nil
	}
	return endpoint
}

// Service gives a typed endpoint.
func Service(name string) Endpoint {
	var all Typed
	if err := Decode(variable, &all); err != nil {
		panic(err)
	}
	return all[name][0]
}

// Routes gives the routes by their addresses.
func Routes() (map[string]Route, error) {
	return Read[map[string]Route]("PLATFORM_ROUTES")
}
