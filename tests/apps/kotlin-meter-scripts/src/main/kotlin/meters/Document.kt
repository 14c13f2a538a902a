package meters

import java.util.Base64
import kotlinx.serialization.json.*

/** Everything that a program is told about its services. */
class Document(private val json: JsonObject) : Map<String, JsonElement> by json {

    inline fun <R> useEndpoint(name: String, block: JsonObject.() -> R): R = endpoint(name).block()

    fun endpoint(name: String): JsonObject = getValue(name).jsonArray.first().jsonObject

    fun services(): Sequence<JsonObject> = sequence {
        for ((_, list) in json) {
            yieldAll(list.jsonArray.map { it.jsonObject })
        }
    }

    companion object Loader {
        fun load(variable: String = "PLATFORM_RELATIONSHIPS"): Document =
            System.getenv(variable)
                ?.let { Base64.getMimeDecoder().decode(it) }
                ?.let { String(it, Charsets.UTF_8) }
                ?.let(Json::parseToJsonElement)
                ?.let { Document(it.jsonObject) }
                ?: Document(JsonObject(emptyMap()))
    }
}

infix fun JsonObject.at(key: String): String = this[key]?.jsonPrimitive?.content.orEmpty()

fun JsonObject?.opt(vararg keys: String): String? = keys.firstNotNullOfOrNull { this?.get(it)?.jsonPrimitive?.contentOrNull }
