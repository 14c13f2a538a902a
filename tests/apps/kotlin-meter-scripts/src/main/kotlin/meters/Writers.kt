package meters

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.withContext
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonPrimitive

private const val BUCKET = "buc" + "ket" // lint-expect: moved-bucket

open class Writer(protected val endpoint: JsonObject) {
    open val credentials: Pair<String, String> get() = (endpoint at "username") to (endpoint at "password")

    inner class Session(val id: Int) {
        fun open() = "session $id"
    }

    protected fun part(name: String, default: String = "") = endpoint[name]?.jsonPrimitive?.content ?: default
}

class InfluxWriter(document: Document, relationship: String = "tsdb") : Writer(document.endpoint(relationship)) {
    var options = Options()

    override val credentials by lazy { part("user") to part(default = "secret", name = "password") } // lint-expect: renamed-user

    suspend fun write(lines: List<String>) = withContext(Dispatchers.IO) {
        val target = "${part("org", default = "meters")}/${part(BUCKET)}" // lint-expect: moved-org
        coroutineScope { lines.map { line -> async { post(target, line) } }.awaitAll() }
    }

    private fun post(target: String, line: String) = println("$target $line ${options.user}") // lint-silent: of the options

    class Options {
        var user: String = "meters" // lint-silent: a property of the options
        var org: String? = null
    }
}

class SqlWriter(document: Document) : Writer(document.endpoint("database")) {
    override val credentials = part("user") to part("password") // lint-silent: MariaDB
}

fun options(document: Document): InfluxWriter.Options = InfluxWriter.Options().apply {
    org = document.endpoint("tsdb") at "org" // lint-expect: moved-org
    user = document.endpoint("cache") at "user" // lint-silent: Redis
}

fun tokens(document: Document): List<String> =
    document.services()
        .filter { it["scheme"]?.jsonPrimitive?.content == "http" }
        .filter { (it at "rel") == "influxdb" }
        .map { it at "api_token" } // lint-expect: moved-api-token
        .toList()

fun owners(document: Document) = document.entries.associate { (name, list) -> name to list }
    .filterKeys { it != "tsdb" }
    .mapValues { (_, list) -> list.toString() }
