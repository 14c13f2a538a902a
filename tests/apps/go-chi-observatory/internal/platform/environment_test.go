package platform

import "testing"

func TestStringOfNothing(t *testing.T) {
	e := &Endpoint{name: "session", fields: map[string]any{"user": "ada"}} // lint-silent: of this test
	if got := e.String("user"); got != "ada" {                             // lint-silent: of this test
		t.Fatal(got)
	}
	if got := e.Section("query").String("org"); got != "" { // lint-silent: of this test
		t.Fatal(got)
	}
}
