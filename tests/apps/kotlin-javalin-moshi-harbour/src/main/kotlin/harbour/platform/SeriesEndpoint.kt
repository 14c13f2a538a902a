package harbour.platform

import com.squareup.moshi.Json
import com.squareup.moshi.JsonClass

@JsonClass(generateAdapter = true)
data class SeriesEndpoint(
    val host: String,
    val port: Int,
    val user: String?, // lint-expect: renamed-user
    val password: String?, // lint-silent: stays
    @Json(name = "org") val organisation: String?, // lint-expect: moved-org
    @Json(name = "api_token") val token: String?, // lint-expect: moved-api-token
    val query: Query? = null,
) {
    @JsonClass(generateAdapter = true)
    data class Query(val org: String?, val bucket: String?) // lint-silent: the new place
}

val SeriesEndpoint.login: String
    get() = user ?: "nobody"
