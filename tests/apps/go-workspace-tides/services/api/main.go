package main

import (
	"fmt"
	"net/http"
	"os"

	"git.tides.example/libs/platformenv"
	"git.tides.example/services/api/internal/settings"
)

type app struct {
	*settings.Settings
	token string
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user, _, _ := r.BasicAuth() // lint-silent: who asks
	fmt.Fprintf(w, "%s %s %s@%s", user, a.Org, a.User, a.Host)
}

func main() {
	loaded, err := settings.Load()
	if err != nil {
		panic(err)
	}
	all, _ := platformenv.Relationships()
	a := &app{Settings: loaded}
	for name, endpoints := range all {
		if name != "tides" {
			continue
		}
		for i := range endpoints {
			a.token = fmt.Sprint(endpoints[i]["api_token"]) // lint-expect: moved-api-token
		}
	}
	if err := http.ListenAndServe(":"+os.Getenv("PORT"), a); err != nil {
		panic(err)
	}
}
