package conf

import (
	"encoding/json"
	"log"
	"os"
	"strings"

	"github.com/kelseyhightower/envconfig"
	"github.com/spf13/viper"
)

// Specification comes from the environment.
type Specification struct {
	Host string `envconfig:"APP_INFLUX_HOST"`                // lint-silent: of the app's own
	Org  string `envconfig:"APP_INFLUX_ORG" required:"true"` // lint-silent: said in .environment
	User string `envconfig:"INFLUXDB_USER"`                  // lint-expect: vanished-variable
}

// Endpoint is what INFLUX_JSON holds.
type Endpoint struct {
	User     string `json:"user"`     // lint-expect: renamed-user
	Password string `json:"password"` // lint-silent: stays
	Query    struct {
		Org string `json:"org"` // lint-silent: the new place
	} `json:"query"`
}

// Init prepares viper.
func Init() {
	viper.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	viper.AutomaticEnv()
	viper.SetDefault("http.user", "admin")                                      // lint-silent: of the app's own
	if err := viper.BindEnv("influx.token", "INFLUXDB_API_TOKEN"); err != nil { // lint-expect: vanished-variable
		log.Fatal(err)
	}
	viper.BindEnv("influx.bucket", "INFLUXDB_BUCKET") // lint-silent: the app defines it
}

// Load fills the specification.
func Load() (*Specification, error) {
	var s Specification
	if err := envconfig.Process("", &s); err != nil {
		return nil, err
	}
	return &s, nil
}

// FromJSON reads the endpoint that .environment exports.
func FromJSON() (ep Endpoint, err error) {
	err = json.Unmarshal([]byte(os.Getenv("INFLUX_JSON")), &ep)
	return ep, err
}
