module git.acme.test/fleet/collector

go 1.22

require git.acme.test/fleet/shared v0.0.0

replace git.acme.test/fleet/shared => ../shared
