package greenhouse.env

import com.fasterxml.jackson.module.kotlin.jacksonObjectMapper
import com.fasterxml.jackson.module.kotlin.readValue
import java.util.Base64

typealias Credentials = Map<String, Any?>

private val mapper = jacksonObjectMapper()

class Relationships private constructor(private val all: Map<String, List<Credentials>>) {

    operator fun get(name: String): Credentials = all.getValue(name).first()

    operator fun contains(name: String) = name in all

    fun named(predicate: (String) -> Boolean): Credentials? =
        all.entries.firstOrNull { (name, _) -> predicate(name) }?.value?.single()

    fun ofType(rel: String): Credentials? = all.values.flatten().firstOrNull { it["rel"] == rel }

    companion object {
        const val VARIABLE = "PLATFORM_RELATIONSHIPS"

        fun fromEnvironment(env: Map<String, String> = System.getenv()): Relationships {
            val encoded = env[VARIABLE] ?: return Relationships(emptyMap())
            return Relationships(mapper.readValue<Map<String, List<Map<String, Any?>>>>(decode(encoded)))
        }

        private fun decode(text: String) = Base64.getDecoder().decode(text).decodeToString()
    }
}

fun Credentials.string(key: String): String = this[key] as? String ?: throw NoSuchElementException("no $key")

val Credentials.address: String
    get() = "${this["host"]}:${this["port"]}"

/** What InfluxDB calls the organisation. */
val Credentials.organisation: String
    get() = string("org") // lint-expect: moved-org
