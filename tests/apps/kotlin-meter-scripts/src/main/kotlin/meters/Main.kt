package meters

import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonPrimitive
import java.sql.DriverManager

typealias Reader<T> = (JsonObject) -> T

private val login: Reader<String?> = { it.opt("username", "user") } // lint-expect: renamed-user=note

private val readers: Map<String, Reader<String>> = mapOf(
    "organisation" to { e -> e at "org" }, // lint-expect: moved-org
    "address" to { e -> "${e at "host"}:${e at "port"}" }, // lint-silent: these stay
)

fun JsonObject.user(): String = when (val rel = this["rel"]?.jsonPrimitive?.content) {
    "influxdb" -> this at "user" // lint-expect: renamed-user
    "mysql" -> this at "user" // lint-silent: MariaDB
    null, "redis" -> ""
    else -> error("unknown $rel")
}

data class Session(val user: String, val org: String) // lint-silent: of the app

fun main(args: Array<String>) = runBlocking {
    val document = Document.load()
    val influx = document.endpoint("tsdb")
    println(login(influx))
    readers.forEach { (name, read) -> println("$name ${read(influx)}") }
    document.services().forEach { service -> println(service.user()) }
    val bucket = document.useEndpoint("tsdb") { this["bucket"] } // lint-expect: moved-bucket
    val writer = InfluxWriter(document).also { it.options = options(document) }
    writer.write(listOf("meter,place=$bucket value=1"))
    println(writer.credentials.first + SqlWriter(document).credentials.first)
    println(tokens(document) + owners(document).keys)
    val (user, org) = Session(user = args.firstOrNull() ?: "nobody", org = "meters") // lint-silent: of the app
    println("$user $org")
    val routes = Document.load("PLATFORM_ROUTES")
    println(routes.values.firstOrNull()?.jsonPrimitive?.content)
    println(routes.opt("user")) // lint-silent: PLATFORM_ROUTES
    DriverManager.getConnection("jdbc:mariadb://localhost/app", user, System.getenv("DB_PASSWORD")) // lint-silent: the app's
}
