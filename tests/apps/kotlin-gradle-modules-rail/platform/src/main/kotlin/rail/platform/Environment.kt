package rail.platform

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.module.kotlin.jacksonObjectMapper
import com.fasterxml.jackson.module.kotlin.readValue
import kotlin.io.encoding.Base64
import kotlin.io.encoding.ExperimentalEncodingApi

val mapper = jacksonObjectMapper()

@OptIn(ExperimentalEncodingApi::class)
inline fun <reified T : Any> fromEnvironment(variable: String): T? =
    System.getenv("PLATFORM_$variable")?.let { mapper.readValue<T>(Base64.decode(it)) }

sealed interface Service {
    val node: JsonNode

    data class Influx(override val node: JsonNode) : Service
    data class Other(override val node: JsonNode, val scheme: String) : Service
    data object None : Service {
        override val node: JsonNode get() = mapper.nullNode()
    }
}

fun service(name: String): Service {
    val document: JsonNode = fromEnvironment("RELATIONSHIPS") ?: return Service.None
    val node = document[name]?.first() ?: return Service.None
    return when (val rel = node["rel"].asText()) {
        "influxdb" -> Service.Influx(node)
        else -> Service.Other(node, rel)
    }
}

fun owner(): String? = fromEnvironment<Map<String, Any>>("APPLICATION")?.get("user") as String? // lint-silent: PLATFORM_APPLICATION

operator fun Service.get(key: String): String? = node[key]?.takeUnless { it.isNull }?.asText()

fun Service.require(key: String) = requireNotNull(this[key]) { "no $key" }
