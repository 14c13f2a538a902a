package greenhouse.store

import greenhouse.env.Key
import greenhouse.env.Names
import greenhouse.env.Names.TOKEN
import greenhouse.env.Relationships
import greenhouse.env.address
import greenhouse.env.organisation
import greenhouse.env.string

interface Store : AutoCloseable {
    val description: String
    fun write(line: String)
}

abstract class HttpStore(protected val base: String) : Store {
    abstract fun headers(): Map<String, String>
    override fun close() = Unit
    override fun write(line: String) = println("POST $base ${headers()} $line")
}

class InfluxStore(relationships: Relationships) : HttpStore("http://${relationships["measurements"].address}") {
    private val endpoint = relationships["measurements"]
    private val token: String
    private lateinit var login: Pair<String, String>

    init {
        token = endpoint.string(TOKEN)
        with(endpoint) {
            login = string("user") to string("password") // lint-expect: renamed-user
        }
    }

    override val description: String
        get() = "${Key.USER(endpoint)}@${endpoint[Names.HOST]}, ${endpoint.organisation}"

    override fun headers() = buildMap {
        put("Authorization", "Token $token")
        put("user", login.first) // lint-silent: what is sent
    }

    fun bucket() = endpoint.string(Key.BUCKET.wire)
}
