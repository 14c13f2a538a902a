module backups

go 1.19

require github.com/tidwall/gjson v1.14.0
