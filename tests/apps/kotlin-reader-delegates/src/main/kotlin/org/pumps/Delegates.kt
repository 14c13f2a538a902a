package org.pumps

import com.google.gson.Gson
import com.google.gson.reflect.TypeToken
import java.util.Base64
import kotlin.reflect.KProperty

private val type = object : TypeToken<Map<String, List<Map<String, String>>>>() {}.type

private val document: Map<String, List<Map<String, String>>> by lazy {
    val json = String(Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS")))
    Gson().fromJson(json, type)
}

/** The keys are the names of the properties. */
class InfluxSettings(endpoint: Map<String, String>) {
    val host: String by endpoint
    val user: String by endpoint // lint-expect: renamed-user
    val bucket by endpoint // lint-expect: moved-bucket
    val username: String by endpoint
}

class CacheSettings(endpoint: Map<String, String>) {
    val host: String by endpoint
    val user: String by endpoint // lint-silent: Redis
}

class Endpoint(private val relationship: String) {
    operator fun getValue(owner: Any?, property: KProperty<*>): String =
        document.getValue(relationship)[0].getValue(property.name)
}

class Topics {
    private val api_token: String by Endpoint("influxdb") // lint-expect: moved-api-token
    private val password: String by Endpoint("database")
    private val user: String by Endpoint("database") // lint-silent: MariaDB
    fun all() = listOf(api_token, password, user)
}

fun influx() = InfluxSettings(document["influxdb"]!!.first())

fun cache() = document["cache"]?.get(0)?.let(::CacheSettings)

fun organisation(): String {
    val org: String by document.getValue("influxdb").last() // lint-expect: moved-org
    return org
}
