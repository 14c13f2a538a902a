package shapes

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"

	"shapes/conf"
	. "shapes/sub"
)

type E struct {
	User   string `json:"user"` // lint-expect: renamed-user
	Org    string `json:"org"`  // lint-expect: moved-org
	Bucket string `json:"bucket"`
	Token  string `json:"api_token"` // lint-expect: moved-api-token
}

// round trip
func roundTrip() {
	b, err := json.Marshal(influx())
	if err != nil {
		return
	}
	e := new(E)
	if err := json.Unmarshal(b, e); err != nil {
		return
	}
	fmt.Println(e.User)
}

// pointer in slice, range by index
func byIndex() {
	var rels map[string][]*E
	json.Unmarshal(raw(), &rels)
	for i := range rels["influxdb"] {
		fmt.Println(rels["influxdb"][i].Org)
	}
	for _, e := range rels["db"] {
		fmt.Println(e.Bucket) // lint-silent: mysql
	}
}

type Cfg struct {
	Rels  map[string][]E
	inner struct{ ep *E }
}

func (c *Cfg) load() error {
	return json.NewDecoder(bytes.NewReader(raw())).Decode(&c.Rels)
}

func (c *Cfg) pick(name string) (*E, error) {
	list, ok := c.Rels[name]
	if !ok || len(list) == 0 {
		return nil, errors.New("none")
	}
	c.inner.ep = &list[0]
	return c.inner.ep, nil
}

func picked() {
	c := &Cfg{}
	if err := c.load(); err != nil {
		panic(err)
	}
	ep, err := c.pick("influxdb")
	if err != nil {
		panic(err)
	}
	fmt.Println(ep.Token)
}

// helper with keys variadic
func firstOf(m map[string]any, keys ...string) string {
	for _, k := range keys {
		if v, ok := m[k].(string); ok && v != "" {
			return v
		}
	}
	return ""
}

func tried() {
	fmt.Println(firstOf(influx(), "username", "user")) // lint-expect: renamed-user=note
	fmt.Println(firstOf(influx(), "bucket"))           // lint-expect: moved-bucket
	fmt.Println(firstOf(mysql(), "username", "user"))  // lint-silent: mysql
}

// switch on key with closures in a map
func byGetter() {
	getters := map[string]func(map[string]any) any{
		"org":  func(m map[string]any) any { return m["org"] }, // lint-expect: moved-org
		"host": func(m map[string]any) any { return m["host"] },
	}
	for name, get := range getters {
		fmt.Println(name, get(influx()))
	}
}

// unknown key
func asked() {
	fmt.Println(influx()[os.Args[1]]) // lint-expect: undecided-key
}

// struct by composition of parts from map
type Client struct{ user, org string }

func NewClient(m map[string]interface{}) (c Client, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	c.user = m["user"].(string)  // lint-expect: renamed-user
	c.org = fmt.Sprint(m["org"]) // lint-expect: moved-org
	return
}

func built() {
	c, err := NewClient(influx())
	fmt.Println(c.user, c.org, err)
}

// package var in other package
func elsewhere() {
	fmt.Println(conf.Influx.User, conf.Get("influxdb", "org")) // lint-expect: moved-org
	fmt.Println(conf.Default().Lookup("bucket"))               // lint-expect: moved-bucket
	fmt.Println(Shared(influx()))
}

// channel
func sent() {
	ch := make(chan map[string]any, 1)
	go func() { ch <- influx() }()
	m := <-ch
	fmt.Println(m["user"]) // lint-expect: renamed-user
}

// context
type key struct{}

func kept() {
	ctx := context.WithValue(context.Background(), key{}, influx())
	keptIn(ctx)
}
func keptIn(ctx context.Context) {
	m := ctx.Value(key{}).(map[string]any)
	fmt.Println(m["bucket"]) // lint-expect: moved-bucket
}

// labelled loops and copies
func copied() {
	out := map[string]any{}
	for k, v := range influx() {
		out[strings.ToLower(k)] = v
	}
	out["extra"] = 1
	fmt.Println(out["api_token"]) // lint-expect: moved-api-token
}

func rendered() {
	t := template.Must(template.New("x").Parse("{{ .user }} {{ .org }}"))
	_ = t.Execute(os.Stdout, map[string]any{"user": influx()["username"]})
}

// range over everything with narrowing
func narrowed() {
outer:
	for name, eps := range all() {
		for _, ep := range eps {
			if ep["scheme"] == "mysql" {
				continue outer
			}
			if rel, _ := ep["rel"].(string); rel != "influxdb" {
				continue
			}
			fmt.Println(name, ep["user"]) // lint-expect: renamed-user
		}
	}
}

type Named []map[string]any

func (n Named) first() map[string]any { return n[0] }

func named() {
	n := Named(all()["influxdb"])
	fmt.Println(n.first()["org"]) // lint-expect: moved-org
	var m Named = all()["influxdb"]
	fmt.Println(m.first()["bucket"]) // lint-expect: moved-bucket
}

func inPlace() {
	type local struct {
		U string `json:"user"` // lint-expect: renamed-user
	}
	var l map[string][]local
	if err := json.Unmarshal(raw(), &l); err == nil {
		for _, x := range l["influxdb"] {
			fmt.Println(x.U)
		}
	}
	anon := struct {
		Influxdb []struct{ Org string } // lint-expect: moved-org
	}{}
	json.Unmarshal(raw(), &anon)
	fmt.Println(anon.Influxdb[0].Org)
}

func inSteps() {
	var list []json.RawMessage
	var top map[string]json.RawMessage
	json.Unmarshal(raw(), &top)
	json.Unmarshal(top["influxdb"], &list)
	var e struct {
		T string `json:"api_token"` // lint-expect: moved-api-token
		O string `json:"ORG"`       // lint-expect: moved-org
	}
	json.Unmarshal(list[0], &e)
	fmt.Println(e.T, e.O)
}

func changed() {
	e := influx()
	user, found := e["username"]
	if !found {
		user = e["user"] // lint-expect: renamed-user=note
	}
	fmt.Println(user)
	delete(e, "org")
	if _, ok := e["bucket"]; ok { // lint-expect: moved-bucket
		fmt.Println("has")
	}
	e["user"] = "me"
	fmt.Println(e["user"])
}

// All runs them.
func All() {
	roundTrip()
	byIndex()
	picked()
	tried()
	byGetter()
	asked()
	built()
	elsewhere()
	sent()
	kept()
	copied()
	rendered()
	narrowed()
	named()
	inPlace()
	inSteps()
	changed()
}
