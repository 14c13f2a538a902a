package gateway

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.JsonNames

@Serializable
data class InfluxEndpoint(
    val host: String,
    val port: Int = 8086,
    val scheme: String = "http",
    val user: String, // lint-expect: renamed-user
    val password: String,
    @SerialName("org") val organisation: String, // lint-expect: moved-org
    val bucket: String = "main", // lint-expect: moved-bucket
    @SerialName("api_token") val token: String? = null, // lint-expect: moved-api-token
    val ip: String? = null,
) {
    val url get() = "$scheme://$host:$port/$bucket"
}

@Serializable
data class SqlEndpoint(
    val host: String,
    val user: String? = null, // lint-silent: MariaDB
    @SerialName("username") val name: String,
    val password: String,
    val path: String,
)

@Serializable
data class Relationships(
    val timedb: List<InfluxEndpoint>,
    val database: List<SqlEndpoint> = emptyList(),
)

@Serializable
data class ApiUser(val user: String, val org: String) // lint-silent: what the API is sent
