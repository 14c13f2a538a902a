package com.station.platform

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import java.util.Base64

sealed interface Service {
    val node: JsonNode

    data class Influx(override val node: JsonNode) : Service
    data class Sql(override val node: JsonNode) : Service
    object None : Service {
        override val node: JsonNode get() = error("no such service")
    }
}

fun services(): Map<String, Service> {
    val document = ObjectMapper().readTree(Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS")))
    return document.fields().asSequence().associate { (name, list) -> name to service(list[0]) }
}

private fun service(node: JsonNode): Service = when (node["rel"].asText()) {
    "influxdb" -> Service.Influx(node)
    "mysql" -> Service.Sql(node)
    else -> Service.None
}

fun JsonNode.field(name: String): String? = path(name).takeUnless { it.isMissingNode }?.asText()

val Service.Influx.user: String?
    get() = node.field("user") // lint-expect: renamed-user

fun Service.Influx.organisation(default: String = "station") = node.field("org") ?: default // lint-expect: moved-org

val Service.Sql.login get() = node.field("user") // lint-silent: MariaDB
