module github.com/acme/report/v2

go 1.22

require (
	github.com/influxdata/influxdb-client-go/v2 v2.13.0
	github.com/spf13/cobra v1.8.0
)
