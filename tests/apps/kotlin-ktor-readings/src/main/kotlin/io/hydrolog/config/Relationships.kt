package io.hydrolog.config

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.contentOrNull
import java.util.Base64

private val json = Json { ignoreUnknownKeys = true }

/** What the platform tells about the services, by the names of the relationships. */
val relationships: JsonObject by lazy { decode("PLATFORM_RELATIONSHIPS") ?: JsonObject(emptyMap()) }

val routes: JsonObject by lazy { decode("PLATFORM_ROUTES") ?: error("not on the platform") }

private fun decode(variable: String): JsonObject? {
    val raw = System.getenv(variable) ?: return null
    return json.parseToJsonElement(String(Base64.getDecoder().decode(raw))).jsonObject
}

fun endpoint(name: String, index: Int = 0): JsonObject =
    relationships[name]?.jsonArray?.getOrNull(index)?.jsonObject
        ?: error("no relationship called $name")

fun JsonObject.text(key: String): String? = this[key]?.jsonPrimitive?.contentOrNull

fun JsonObject.require(key: String): String = text(key) ?: error("endpoint has no $key")
