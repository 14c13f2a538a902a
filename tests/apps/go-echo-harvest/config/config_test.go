package config

import (
	"testing"

	"example.org/harvest/sources"
)

func TestStatic(t *testing.T) {
	src := sources.Static{"database": {"user": "me"}} // lint-silent: of this test
	found, _ := src.For("database")
	if user, _ := found.Get("user"); user != "me" { // lint-silent: of this test
		t.Fatal(user)
	}
}
