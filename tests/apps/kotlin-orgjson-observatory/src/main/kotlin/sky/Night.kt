package sky

fun main() {
    val source = InfluxSource()
    println("${source.login} ${source.bucket} ${source.token().size}")
    println(stars().org + stars().user + stars().bucket + archive())

    val archive = Relationship("archive")
    println(archive.value("user") + archive.value("org")) // lint-silent: MariaDB
    println(raw("archive")["user"]) // lint-silent: MariaDB
    println(raw("stars").also { println(it["host"]) }["user"]) // lint-expect: renamed-user

    val legacy = Relationship("legacy")
    println(legacy.endpoint.getString("host")) // lint-silent: stays

    for (endpoint in PlatformSh.endpoints("stars")) {
        val query = endpoint.optJSONObject("query")
        val org = query?.getString("org") ?: endpoint.getString("org") // lint-expect: moved-org=note
        val name = endpoint.run { if (has("username")) getString("username") else getString("user") } // lint-expect: renamed-user=note
        println("$org $name")
    }

    val routes = PlatformSh.decode(PlatformSh.Variable.ROUTES)
    println(routes.keys().asSequence().map { routes.getJSONObject(it).optString("user") }.toList()) // lint-silent: PLATFORM_ROUTES
}
