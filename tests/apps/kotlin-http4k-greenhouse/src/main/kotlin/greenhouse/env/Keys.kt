package greenhouse.env

enum class Key(val wire: String) {
    USER("user"), // lint-expect: renamed-user
    PASSWORD("password"),
    BUCKET("bucket"), // lint-expect: moved-bucket
    SCHEME("scheme");

    operator fun invoke(from: Credentials): String = from.string(wire)
}

object Names {
    const val TOKEN = "api_token" // lint-expect: moved-api-token
    const val HOST = "host"
}
