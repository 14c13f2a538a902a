package gateway

import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json

fun main() = runBlocking {
    val influx = Platform.influx
    val (host, port) = influx
    println("writing to $host:$port, ${influx.url}")
    val token = influx.token ?: exchange(influx)
    val jdbc = Platform.database.run { "jdbc:mariadb://$host/$path?user=$name&password=$password" } // lint-silent: what is made
    serve(token, jdbc)
}

private suspend fun exchange(endpoint: InfluxEndpoint): String {
    val copy = endpoint.copy(password = "***")
    println("token for $copy")
    return "${endpoint.organisation}/${endpoint.password}"
}

private fun serve(token: String, jdbc: String) {
    val line = readln()
    val sent = Json.decodeFromString<ApiUser>(line)
    println("${sent.user} ${sent.org} $token $jdbc") // lint-silent: what the API is sent
}
