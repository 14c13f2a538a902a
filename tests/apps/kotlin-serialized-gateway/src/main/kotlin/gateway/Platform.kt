package gateway

import kotlinx.serialization.decodeFromString
import kotlinx.serialization.json.Json
import kotlin.io.encoding.Base64
import kotlin.io.encoding.ExperimentalEncodingApi

internal val lenient = Json {
    ignoreUnknownKeys = true
    isLenient = true
}

@OptIn(ExperimentalEncodingApi::class)
inline fun <reified T> platformVariable(name: String): T =
    lenientJson().decodeFromString<T>(Base64.decode(System.getenv("PLATFORM_$name") ?: error("no $name")).decodeToString())

@PublishedApi
internal fun lenientJson() = lenient

object Platform {
    val relationships: Relationships by lazy { platformVariable<Relationships>("RELATIONSHIPS") }
    val influx get() = relationships.timedb.single()
    val database get() = relationships.database.first()
}
