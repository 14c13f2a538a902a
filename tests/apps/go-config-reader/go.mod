module github.com/acme/golang-examples

go 1.22

require github.com/platformsh/config-reader-go/v2 v2.3.1
