package main

import (
	"encoding/csv"
	"os"

	"git.tides.example/libs/platformenv"
	env "git.tides.example/libs/platformenv/typed"
)

type postgres struct {
	env.Address
	User string `json:"user"` // lint-silent: of PostgreSQL
	Path string `json:"path"`
}

func main() {
	out := csv.NewWriter(os.Stdout)
	defer out.Flush()

	influx, err := env.Endpoints[env.Influx]("series")
	if err != nil {
		panic(err)
	}
	first := influx[0]
	_ = out.Write([]string{"user", "org", "bucket"})                         // lint-silent: a heading
	_ = out.Write([]string{first.User, first.Org, first.Bucket, first.Host}) // lint-silent: said at the fields

	if rows, err := env.Endpoints[postgres]("tides"); err == nil {
		for _, row := range rows {
			_ = out.Write([]string{row.User, row.Path, row.Host}) // lint-silent: of PostgreSQL
		}
	}

	all, err := platformenv.Relationships()
	if err != nil {
		return
	}
	tides := all["tides"][0]
	_ = out.Write([]string{tides["user"].(string)}) // lint-silent: of PostgreSQL in this app
	series := all["series"][0]
	_ = out.Write([]string{series["user"].(string)}) // lint-expect: renamed-user
}
