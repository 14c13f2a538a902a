package psh

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
)

// Decode fills out with what a variable of the platform holds.
func Decode(name string, out any) error {
	encoded := os.Getenv(name)
	if encoded == "" {
		return fmt.Errorf("%s is empty", name)
	}
	data := make([]byte, base64.StdEncoding.DecodedLen(len(encoded)))
	n, err := base64.StdEncoding.Decode(data, []byte(encoded))
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(data[:n]))
	decoder.UseNumber()
	return decoder.Decode(out)
}

// Read decodes a variable into a value of its own.
func Read[T any](name string) (T, error) {
	var value T
	if err := Decode(name, &value); err != nil {
		return value, err
	}
	return value, nil
}

// Get gives what stands under a key, if it has that type.
func Get[T any](from map[string]any, key string) T {
	var zero T
	value, ok := from[key]
	if !ok {
		return zero
	}
	if typed, ok := value.(T); ok {
		return typed
	}
	return zero
}

// Must gives the value, or panics.
func Must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// First gives the first of a list.
func First[T any](all []T) (first T, ok bool) {
	if len(all) == 0 {
		return
	}
	return all[0], true
}
