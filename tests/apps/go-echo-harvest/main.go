package main

import (
	"github.com/labstack/echo/v4"

	"example.org/harvest/config"
	"example.org/harvest/handlers"
	"example.org/harvest/sources"
)

func main() {
	cfg, err := config.Load()
	if err != nil {
		panic(err)
	}
	platform, err := sources.NewPlatform()
	if err != nil {
		panic(err)
	}
	cfg.Token, _, err = config.Secrets(platform)
	if err != nil {
		panic(err)
	}
	e := echo.New()
	h := &handlers.Handlers{Config: cfg, Source: platform}
	h.Register(e)
	e.Logger.Fatal(e.Start(":8080"))
}
