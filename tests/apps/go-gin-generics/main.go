package main

import (
	"os"

	"github.com/acme/api/internal/httpapi"
)

func main() {
	panic(httpapi.New().Run(":" + os.Getenv("PORT")))
}
