package main

import (
	"encoding/json"
	"html/template"
	"os"

	"backups/pkg/rel"
)

var page = template.Must(template.ParseFiles("templates/task.flux.tmpl"))

func main() {
	var endpoint map[string]interface{}
	if err := json.Unmarshal([]byte(rel.First("influx_history").Raw), &endpoint); err != nil {
		panic(err)
	}
	org, _ := endpoint["org"].(string)                          // lint-expect: moved-org
	values := map[string]interface{}{"org": org, "every": "1h"} // lint-silent: what the template gets
	if len(os.Args) > 1 {
		delete(values, "org") // lint-silent: its own map
	}
	_ = page.Execute(os.Stdout, values)
	inline := template.Must(template.New("user").Parse("user {{.user}} of {{ .org }}\n")) // lint-expect: renamed-user moved-org
	_ = inline.Execute(os.Stdout, endpoint)
}
