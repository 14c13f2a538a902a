package eu.orchard.platform

import com.fasterxml.jackson.annotation.JsonProperty

data class TreesEndpoint(
    val host: String,
    val port: Int,
    @JsonProperty("user") val account: String, // lint-expect: renamed-user
    val password: String, // lint-silent: stays
    val apiToken: String, // lint-expect: moved-api-token
    @field:JsonProperty("org") @param:JsonProperty("org") val guild: String, // lint-expect: moved-org
)

data class PeopleEndpoint(val user: String, val password: String) // lint-silent: made by the app
