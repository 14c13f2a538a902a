module github.com/verdant/greenhouse

go 1.19

require (
	github.com/kelseyhightower/envconfig v1.4.0
	github.com/spf13/cobra v1.6.0
	github.com/spf13/viper v1.14.0
)
