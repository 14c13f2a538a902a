module example.org/harvest

go 1.19

require (
	github.com/labstack/echo/v4 v4.10.0
	github.com/mitchellh/mapstructure v1.5.0
)
