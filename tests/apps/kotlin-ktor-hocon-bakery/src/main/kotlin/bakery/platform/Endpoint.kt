package bakery.platform

import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.Transient
import kotlinx.serialization.json.JsonNames

/** Any service. */
@Serializable
data class Endpoint(
    val host: String,
    val port: Int,
    val user: String? = null, // lint-silent: only asked for of PostgreSQL
    val password: String? = null,
)

/** Only InfluxDB. */
@OptIn(ExperimentalSerializationApi::class)
@Serializable
data class OvenEndpoint(
    val host: String,
    val port: Int,
    @SerialName("user") val login: String, // lint-expect: renamed-user
    val password: String, // lint-silent: stays
    val org: String = "guild", // lint-silent: may be missing, and nobody asks for it
    @JsonNames("bucket", "store") val shelf: String, // lint-expect: moved-bucket
    @SerialName("api_token") // lint-expect: moved-api-token
    val token: String, // lint-silent-next: transient
    @Transient val bucket: String = "",
) {
    val url get() = "http://$host:$port"
}
