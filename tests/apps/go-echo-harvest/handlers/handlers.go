package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"example.org/harvest/config"
	"example.org/harvest/sources"
)

type credentials = sources.Credentials

// Handlers holds what each request needs.
type Handlers struct {
	Config config.Config
	Source sources.Source
}

// Register adds the routes.
func (h *Handlers) Register(e *echo.Echo) {
	group := e.Group("/api")
	group.GET("/writer", h.Writer)
	group.GET("/accounts", h.withCredentials("accounts", accountOwner))
	group.GET("/metrics", h.withCredentials("database", metricsOwner))
	group.POST("/harvests", h.Create)
}

func (h *Handlers) withCredentials(relationship string, next func(echo.Context, credentials) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		found, err := h.Source.For(relationship)
		if err != nil {
			return echo.NewHTTPError(http.StatusBadGateway, err)
		}
		return next(c, found)
	}
}

func accountOwner(c echo.Context, found credentials) error {
	user, _ := found.Get("user")                         // lint-silent: of PostgreSQL
	return c.JSON(http.StatusOK, echo.Map{"user": user}) // lint-silent: what it answers
}

func metricsOwner(c echo.Context, found credentials) error {
	org, ok := found.Get("org") // lint-expect: moved-org
	if !ok {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, echo.Map{"org": org}) // lint-silent: what it answers
}

// Writer tells about the writer.
func (h *Handlers) Writer(c echo.Context) error {
	return c.JSON(http.StatusOK, echo.Map{
		"login":  h.Config.Login,
		"bucket": h.Config.Influx.Bucket, // lint-silent: read where it is filled
		"user":   h.Config.Accounts.User, // lint-silent: of PostgreSQL
	})
}

// Create takes a harvest.
func (h *Handlers) Create(c echo.Context) error {
	var body struct {
		User string `json:"user"` // lint-silent: of the request
		Org  string `json:"org"`  // lint-silent: of the request
	}
	if err := c.Bind(&body); err != nil {
		return err
	}
	return c.String(http.StatusCreated, body.User+body.Org+c.QueryParam("bucket"))
}
