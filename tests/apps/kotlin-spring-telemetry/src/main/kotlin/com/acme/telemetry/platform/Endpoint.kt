package com.acme.telemetry.platform

import com.fasterxml.jackson.annotation.JsonIgnoreProperties
import com.fasterxml.jackson.annotation.JsonProperty

typealias Relationships = Map<String, List<Endpoint>>

@JsonIgnoreProperties(ignoreUnknown = true)
data class Endpoint(
    val host: String,
    val port: Int,
    val scheme: String,
    val rel: String,
    @JsonProperty("user") val login: String?, // lint-expect: renamed-user
    val password: String?,
    val org: String?, // lint-expect: moved-org
    @param:JsonProperty("bucket") val defaultBucket: String? = null, // lint-expect: moved-bucket
    @JsonProperty("api_token") val token: String? = null, // lint-expect: moved-api-token
    val path: String? = null,
) {
    val url: String get() = "$scheme://$host:$port"
}
