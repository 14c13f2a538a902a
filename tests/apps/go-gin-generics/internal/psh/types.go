package psh

// Endpoint has what every service tells.
type Endpoint struct {
	Host     string `json:"host"`
	Port     int    `json:"port"`
	Scheme   string `json:"scheme"`
	User     string `json:"user"` // lint-expect: renamed-user
	Username string `json:"username"`
	Password string `json:"password"`
	Bucket   string `json:"bucket"` // lint-silent: only read for files
}

// Typed are relationships with endpoints of that shape.
type Typed map[string][]Endpoint

// Loose are relationships of any shape.
type Loose = map[string][]map[string]any

// Route is a route; it has nothing to do with services.
type Route struct {
	Upstream string `json:"upstream"`
	User     string `json:"user"` // lint-silent: of a route
}
