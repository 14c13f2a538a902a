module git.acme.test/fleet/shared

go 1.22
