package config

import (
	"os"

	"github.com/mitchellh/mapstructure"

	"example.org/harvest/sources"
)

// Influx is what the writer needs.
type Influx struct {
	Address string
	Login   string
	Secret  string
	Org     string // lint-silent: of the app's own, filled below
	Bucket  string // lint-silent: of the app's own, filled below
}

// Postgres is where the accounts are.
type Postgres struct {
	User     string // lint-silent: of the app's own
	Password string
}

// Config is all of it.
type Config struct {
	Influx
	Accounts Postgres
	Token    string
}

func source() sources.Source {
	if os.Getenv("PLATFORM_APPLICATION_NAME") == "" {
		return sources.Static{
			"database": {"user": "dev", "org": "dev", "bucket": "dev", "password": "dev"}, // lint-silent: nothing from the platform
		}
	}
	p, err := sources.NewPlatform()
	if err != nil {
		panic(err)
	}
	return p
}

// Load fills the configuration.
func Load() (cfg Config, err error) {
	src := source()
	influx, err := src.For("database")
	if err != nil {
		return cfg, err
	}
	cfg.Influx = Influx{
		Address: sources.Must(influx, "scheme") + "://" + sources.Must(influx, "host") + ":" + sources.Must(influx, "port"),
		Login:   sources.Must(influx, "user"),     // lint-expect: renamed-user
		Secret:  sources.Must(influx, "password"), // lint-silent: stays
		Org:     sources.Must(influx, "org"),      // lint-expect: moved-org
	}
	if bucket, ok := influx.Get("bucket"); ok { // lint-expect: moved-bucket
		cfg.Bucket = bucket
	}
	accounts, err := src.For("accounts")
	if err != nil {
		return cfg, err
	}
	cfg.Accounts.User = sources.Must(accounts, "user")         // lint-silent: of PostgreSQL
	cfg.Accounts.Password = sources.Must(accounts, "password") // lint-silent: of PostgreSQL
	return
}

type secrets struct {
	Token string `mapstructure:"api_token"` // lint-expect: moved-api-token
	User  string // lint-expect: renamed-user
	Pass  string `mapstructure:"password"` // lint-silent: stays
}

type owner struct {
	User string // lint-silent: of PostgreSQL
	Path string
}

// Secrets are decoded by name.
func Secrets(p *sources.Platform) (token, login string, err error) {
	var s secrets
	if err = mapstructure.Decode(p.Raw("database"), &s); err != nil {
		return
	}
	var o owner
	if err = mapstructure.Decode(p.Raw("accounts"), &o); err != nil {
		return
	}
	return s.Token, s.User + o.User, nil
}
