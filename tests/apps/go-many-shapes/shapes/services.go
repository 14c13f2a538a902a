package shapes

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/user"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
	"github.com/spf13/viper"
	"github.com/tidwall/gjson"
	"go.uber.org/fx"
	"golang.org/x/sync/errgroup"
	"gopkg.in/yaml.v3"
)

type Source interface {
	Endpoint(name string) (map[string]any, error)
}

type envSource struct{ data map[string][]map[string]any }

func NewSource() Source { return &envSource{data: all()} }

func (s envSource) Endpoint(name string) (map[string]any, error) {
	return s.data[name][0], nil
}

type Service struct {
	source Source
	mu     sync.RWMutex
	cache  map[string]string
}

func NewService(s Source) *Service { return &Service{source: s, cache: make(map[string]string)} }

func (s *Service) Org() string {
	e, err := s.source.Endpoint("influxdb")
	if err != nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache["org"] = e["org"].(string) // lint-expect: moved-org
	return s.cache["org"]
}

func provided() {
	svc := NewService(NewSource())
	fmt.Println(svc.Org())
}

type Handler struct{ *Service }

func (h *Handler) Get(c echo.Context) error {
	e, _ := h.source.Endpoint("influxdb")
	return c.JSON(200, map[string]any{"user": e["user"]}) // lint-expect: renamed-user
}

func (h *Handler) Login(c echo.Context) error {
	var form struct {
		User string `form:"user" json:"user"`
	}
	if err := c.Bind(&form); err != nil {
		return err
	}
	return c.String(200, form.User) // lint-silent: of a form
}

func routed() {
	e := echo.New()
	h := &Handler{NewService(NewSource())}
	e.GET("/", h.Get)
	e.POST("/login", h.Login)
}

type Params struct {
	User, Bucket string
}

func NewParams() Params {
	m := influx()
	return Params{User: m["user"].(string), Bucket: m["bucket"].(string)} // lint-expect: renamed-user moved-bucket
}

func injected() {
	fx.New(fx.Provide(NewParams), fx.Invoke(func(p Params) { fmt.Println(p.User) }))
}

func grouped() {
	var g errgroup.Group
	g.Go(func() error {
		fmt.Println(influx()["org"]) // lint-expect: moved-org
		return nil
	})
	_ = g.Wait()
	u, _ := user.Current()
	fmt.Println(u.Username) // lint-silent: of the machine
	p, _ := url.Parse(os.Getenv("CLEARDB"))
	fmt.Println(p.User.Username()) // lint-silent: of an URL
}

type Box[T any] struct{ value T }

func (b *Box[T]) Load(data []byte) error { return json.Unmarshal(data, &b.value) }

func boxed() {
	b := Box[map[string][]Boxed]{}
	if b.Load(raw()) == nil {
		fmt.Println(b.value["influxdb"][0].User)
	}
}

type Boxed struct {
	User string `json:"user"` // lint-expect: renamed-user
	Org  string `json:"org"`
}

type Outer struct {
	Org string `json:"org"` // lint-expect: moved-org
	Inner
}
type Inner struct {
	Bucket string `json:"bucket"` // lint-expect: moved-bucket
}

func (e Inner) name() string { return e.Bucket }

func loadInto(target interface{}) error {
	return json.Unmarshal(raw(), target)
}

func loaded() {
	var m map[string][]Outer
	if err := loadInto(&m); err != nil {
		return
	}
	e := m["influxdb"][0]
	fmt.Println(e.Org, e.name())
	f := e.name
	fmt.Println(f())
}

var settings = struct {
	User string
	Org  string
}{
	User: influx()["user"].(string), // lint-expect: renamed-user
}

func set() {
	settings.Org, _ = influx()["org"].(string) // lint-expect: moved-org
	fmt.Println(settings.User, settings.Org)
}

func ofOthers() {
	for _, kv := range os.Environ() {
		parts := strings.SplitN(kv, "=", 2)
		if parts[0] == "USER" {
			fmt.Println(parts[1])
		}
	}
	var s3 struct {
		Bucket string `json:"bucket"`
	}
	f, _ := os.ReadFile("s3.json")
	json.Unmarshal(f, &s3)
	fmt.Println(s3.Bucket) // lint-silent: of a file
	var routes map[string]map[string]any
	json.Unmarshal([]byte(os.Getenv("PLATFORM_ROUTES")), &routes)
	for _, r := range routes {
		fmt.Println(r["user"]) // lint-silent: of a route
	}
}

func configured() {
	v := viper.New()
	v.SetConfigType("json")
	v.ReadConfig(strings.NewReader(string(raw())))
	fmt.Println(v.GetString("influxdb.0.user")) // lint-expect: renamed-user
	viper.Set("influx", influx())
	fmt.Println(viper.GetString("influx.org"), viper.GetString("influx.host")) // lint-expect: moved-org
}

func asYAML() {
	var m map[string][]struct {
		User string `yaml:"user"` // lint-expect: renamed-user
	}
	if err := yaml.Unmarshal(raw(), &m); err != nil {
		panic(err)
	}
	fmt.Println(m["influxdb"][0].User)
}

func key(kind string) (k string) {
	switch kind {
	case "login":
		k = "user" // lint-expect: renamed-user
	case "space":
		k = "org" // lint-expect: moved-org
	default:
		k = "host"
	}
	return k
}

func chosen() {
	fmt.Println(influx()[key("login")], influx()[key("space")], mysql()["user"])
}

func unknownName(name string) {
	e := all()[name][0]
	fmt.Println(e["api_token"]) // lint-expect: undecided-key
}

func byPath() {
	data := string(raw())
	fmt.Println(gjson.Get(data, fmt.Sprintf("%s.0.%s", "influxdb", "bucket")).String()) // lint-expect: moved-bucket
	rel := os.Getenv("INFLUX_RELATIONSHIP")
	if rel == "" {
		rel = "influxdb"
	}
	fmt.Println(gjson.Get(data, rel+".0.org").String()) // lint-expect: moved-org
}

type byName map[string]func() string

func closed() {
	e := influx()
	text := func(k string) func() string { return func() string { s, _ := e[k].(string); return s } }
	m := byName{"login": text("user"), "host": text("host")} // lint-expect: renamed-user
	fmt.Println(m["login"]())
}

type builder struct {
	e   map[string]any
	out []string
}

func (b *builder) add(k string) *builder { b.out = append(b.out, b.e[k].(string)); return b }

func chained() {
	(&builder{e: influx()}).add("user").add("host").add("org") // lint-expect: renamed-user moved-org
}

func collected(args ...string) (result map[string]string) {
	result = make(map[string]string, len(args))
	e := influx()
	for _, a := range args {
		result[a] = e[a].(string)
	}
	return
}

func gathered() {
	fmt.Println(collected("user", "port")) // lint-expect: renamed-user
	values := map[string]string{}
	for k, v := range influx() {
		if s, ok := v.(string); ok {
			values[k] = s
		}
	}
	fmt.Println(values["bucket"]) // lint-expect: moved-bucket
	type conn struct{ User string }
	c := conn{User: values["org"]} // lint-expect: moved-org
	fmt.Println(c.User)
}
