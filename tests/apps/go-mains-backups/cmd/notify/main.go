package main

import (
	"os"
	"text/template"

	"backups/pkg/rel"
)

type report struct {
	User   string // lint-silent: of the report
	Bucket string // lint-silent: of the report
	Lines  []string
}

const text = `
{{- with .User }}written by {{ . }}{{ end }}
into {{ .Bucket }}
{{ range .Lines }}- {{ . }}
{{ end }}`

func main() {
	mail := rel.First("mail_db")
	r := report{
		User:   rel.Value("influx_history", "username"),                        // lint-silent: the new key
		Bucket: rel.Value("influx_history", "query.bucket"),                    // lint-silent: the new place
		Lines:  []string{mail.Get("user").String(), mail.Get("path").String()}, // lint-silent: of MongoDB
	}
	if r.User == "" {
		r.User = rel.Value("influx_history", "user") // lint-expect: renamed-user=note
	}
	if err := template.Must(template.New("report").Parse(text)).Execute(os.Stdout, r); err != nil {
		panic(err)
	}
	bucket := rel.Value("storage", "bucket") // lint-silent: of the storage
	println(bucket)
}
