package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/acme/api/internal/psh"
)

// New makes the router.
func New() *gin.Engine {
	router := gin.New()
	router.Use(gin.Recovery(), withInflux())
	v1 := router.Group("/v1")
	{
		v1.GET("/status", status)
		v1.GET("/files", files)
		v1.GET("/routes", routes)
	}
	return router
}

func withInflux() gin.HandlerFunc {
	influx := psh.Influx()
	return func(c *gin.Context) {
		c.Set("influx", influx)
		c.Set("user", c.GetHeader("X-User")) // lint-silent: of the request
		c.Next()
	}
}

func status(c *gin.Context) {
	influx := c.MustGet("influx").(map[string]any)
	c.JSON(http.StatusOK, gin.H{
		"user":   c.GetString("user"),                           // lint-silent: of the request
		"host":   psh.Get[string](influx, "host"),               // lint-silent: stays
		"org":    psh.Get[string](influx, "org"),                // lint-expect: moved-org
		"bucket": psh.Get[string](influx, "bucket"),             // lint-expect: moved-bucket
		"token":  len(psh.Get[string](influx, "api_token")) > 0, // lint-expect: moved-api-token
		"login":  psh.Service("influxdb").User,
	})
}

func files(c *gin.Context) {
	storage := psh.Service("files")
	c.JSON(http.StatusOK, gin.H{"bucket": storage.Bucket, "user": storage.Username}) // lint-silent: of the storage
}

func routes(c *gin.Context) {
	all, err := psh.Routes()
	if err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	users := make([]string, 0, len(all))
	for _, route := range all {
		users = append(users, route.User)
	}
	c.JSON(http.StatusOK, users)
}
