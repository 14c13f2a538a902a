package sensors

import (
	"fmt"
	"os"

	"github.com/spf13/viper"

	"github.com/verdant/greenhouse/internal/conf"
)

const prefix = "INFLUXDB_"

func env(name string) string {
	return os.Getenv(prefix + name)
}

func envOr(name, fallback string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return fallback
}

// Describe tells how the writer is reached.
func Describe(s *conf.Specification) (string, error) {
	ep, err := conf.FromJSON()
	if err != nil {
		return "", err
	}
	address := fmt.Sprintf("%s://%s:%s", env("SCHEME"), env("HOST"), env("PORT")) // lint-silent: these stay
	who := ep.User + ":" + ep.Password
	token := viper.GetString("influx.token")
	organisation := env("ORG")                   // lint-expect: vanished-variable
	owner := envOr("INFLUXDB_ORG", s.Org)        // lint-expect: vanished-variable
	database := envOr("CLIMATE_DB_USER", "none") // lint-silent: of MariaDB
	return fmt.Sprint(address, who, token, organisation, owner, database, s.User), nil
}
