package rail.cron

import com.fasterxml.jackson.databind.JsonNode
import rail.platform.fromEnvironment
import rail.platform.mapper
import com.fasterxml.jackson.module.kotlin.treeToValue

private data class Influx(val host: String, val user: String, val password: String) // lint-expect: renamed-user
private data class Mongo(val host: String, val user: String?) // lint-silent: MongoDB

private object Relationships {
    private val tree by lazy { fromEnvironment<JsonNode>("RELATIONSHIPS")!! }

    inline fun <reified T> read(name: String): T = mapper.treeToValue<T>(tree.path(name).path(0))

    fun keys(name: String): Map<String, String> = buildMap {
        tree[name][0].fields().forEach { (key, value) -> put(key, value.asText()) }
    }
}

fun main() {
    val influx: Influx = Relationships.read("punctuality")
    val mongo = Relationships.read<Mongo>("timetable")
    println("${influx.user}@${influx.host} ${mongo.user}")
    with(Relationships.keys("punctuality")) {
        val org = this["org"] ?: getOrDefault("host", "?") // lint-expect: moved-org
        println(org + getOrElse("api_token") { "none" }) // lint-expect: moved-api-token
    }
    println(Relationships.keys("timetable")["bucket"]) // lint-silent: MongoDB
}
