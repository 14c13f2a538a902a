package io.hydrolog.readings

import com.influxdb.client.kotlin.InfluxDBClientKotlinFactory
import com.influxdb.client.kotlin.InfluxDBClientKotlin
import io.hydrolog.config.InfluxSettings
import io.hydrolog.config.endpoint
import io.hydrolog.config.relationships
import io.hydrolog.config.text as textOf
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject

class ReadingStore(private val settings: InfluxSettings = InfluxSettings.load()) : AutoCloseable {
    private val client: InfluxDBClientKotlin = InfluxDBClientKotlinFactory.create(
        settings.url, settings.token.toCharArray(), settings.org, settings.bucket, // lint-silent: fields of the app's class
    )

    suspend fun latest(gauge: String): Double? {
        val flux = """from(bucket: "${settings.bucket}") |> range(start: -1h) |> filter(fn: (r) => r.gauge == "$gauge")"""
        for (record in client.getQueryKotlinApi().query(flux)) return record.value as? Double
        return null
    }

    override fun close() = client.close()
}

fun describe(): String {
    val creds = relationships["timeseries"]?.jsonArray?.first()?.jsonObject ?: return "none"
    val who = creds.textOf("username") ?: creds.textOf("user") // lint-expect: renamed-user=note
    val redis = endpoint("sessions")
    return "$who@${creds.textOf("host")}, ${redis.textOf("user")}" // lint-silent: Redis
}
