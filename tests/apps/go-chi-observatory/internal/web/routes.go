package web

import (
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"

	"github.com/skywatch/observatory/v2/internal/platform"
	"github.com/skywatch/observatory/v2/internal/store"
)

// Server answers requests.
type Server struct {
	chi.Router
	influx *store.Influx
}

// NewServer makes the routes.
func NewServer(influx *store.Influx) *Server {
	s := &Server{Router: chi.NewRouter(), influx: influx}
	s.Get("/health", s.health)
	s.Get("/sites/{org}", s.site)
	s.Get("/service/{key}", s.service)
	return s
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	endpoint, err := platform.Find("readings")
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{
		"user":   endpoint.String("username"), // lint-silent: what it answers, from the new key
		"bucket": endpoint.String("bucket"),   // lint-expect: moved-bucket
		"host":   endpoint.String("host"),     // lint-silent: stays
	})
}

func (s *Server) site(w http.ResponseWriter, r *http.Request) {
	org := chi.URLParam(r, "org") // lint-silent: of the address
	var body map[string]any
	_ = json.NewDecoder(r.Body).Decode(&body)
	_, _ = w.Write([]byte(org + body["user"].(string))) // lint-silent: of the request
}

func (s *Server) service(w http.ResponseWriter, r *http.Request) {
	endpoint, err := platform.Find("readings")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write([]byte(endpoint.String(chi.URLParam(r, "key")))) // lint-silent: the method says that its key is not known
}
