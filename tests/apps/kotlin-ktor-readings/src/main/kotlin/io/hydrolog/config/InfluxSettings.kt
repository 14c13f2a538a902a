package io.hydrolog.config

data class InfluxSettings(
    val url: String,
    val user: String, // lint-silent: the app's own name for it
    val org: String, // lint-silent: the app's own name for it
    val bucket: String,
    val token: String,
) {
    companion object {
        private const val TOKEN_KEY = "api_token" // lint-expect: moved-api-token
        private const val ORGANISATION = "org" // lint-expect: moved-org

        fun load(relationship: String = "timeseries"): InfluxSettings {
            val creds = endpoint(relationship)
            return InfluxSettings(
                url = "${creds.text("scheme")}://${creds.text("host")}:${creds.text("port")}", // lint-silent: these stay
                user = creds.require("user"), // lint-expect: renamed-user
                org = creds.require(ORGANISATION),
                bucket = creds["bucket"]!!.jsonPrimitiveContent(), // lint-expect: moved-bucket
                token = creds.require(TOKEN_KEY),
            )
        }
    }
}
