package rail.platform

class ConnectionBuilder {
    var url = ""
    var user: String? = null // lint-silent: of the builder
    var org: String? = null // lint-silent: of the builder
    var token: String? = null
    private val buckets = mutableListOf<String>()

    fun bucket(name: () -> String) {
        buckets += name()
    }

    fun build() = Connection(url, user, org, token, buckets)
}

data class Connection(val url: String, val user: String?, val org: String?, val token: String?, val buckets: List<String>)

fun connection(configure: ConnectionBuilder.() -> Unit): Connection = ConnectionBuilder().apply(configure).build()
