package rel

import (
	"encoding/base64"
	"log"
	"os"
	"strings"

	"github.com/tidwall/gjson"
)

// All is the document, as text.
var All string

func init() {
	value := strings.TrimSpace(os.Getenv("PLATFORM_RELATIONSHIPS"))
	decoded, err := base64.StdEncoding.DecodeString(value)
	if err != nil {
		log.Fatalln("relationships:", err)
	}
	All = string(decoded)
}

// Path joins the parts of a path.
func Path(parts ...string) string {
	return strings.Join(parts, ".")
}

// Value finds by relationship and key.
func Value(relationship, key string) string {
	return gjson.Get(All, Path(relationship, "0", key)).String()
}

// First is the first endpoint.
func First(relationship string) gjson.Result {
	return gjson.Parse(All).Get(relationship + ".0")
}
