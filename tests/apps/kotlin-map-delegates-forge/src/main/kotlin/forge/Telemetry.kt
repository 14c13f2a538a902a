package forge

class Telemetry(endpoint: Map<String, Any?> = document.endpoint("telemetry")) {
    val host: String by endpoint.withDefault { "localhost" } // lint-silent: stays
    val user: String by EndpointKey(endpoint) // lint-expect: renamed-user
    val organisation by EndpointKey(endpoint, "org") // lint-expect: moved-org
    val bucket: String by endpoint as Map<String, String> // lint-expect: moved-bucket
    val token by EndpointKey(endpoint, name = "api_token") // lint-expect: moved-api-token
    val port by EndpointKey(endpoint) // lint-silent: stays

    fun url() = "http://$host:$port"
}

class MainDatabase(endpoint: Map<String, Any?>) {
    val user: String by EndpointKey(endpoint) // lint-silent: PostgreSQL
    val org: String by EndpointKey(endpoint) // lint-silent: PostgreSQL
    val path: String by EndpointKey(endpoint)

    companion object {
        val instance = MainDatabase(document.endpoint("maindb"))
    }
}
