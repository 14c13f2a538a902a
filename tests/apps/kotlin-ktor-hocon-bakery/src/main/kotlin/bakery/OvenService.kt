package bakery

import bakery.platform.OvenEndpoint
import com.influxdb.client.kotlin.InfluxDBClientKotlin

class OvenService(private val endpoint: OvenEndpoint, private val client: InfluxDBClientKotlin) {
    fun summary(): String = with(endpoint) { "$login $shelf at $url" }

    suspend fun hottest(): Double? {
        val flux = """from(bucket: "${endpoint.shelf}") |> range(start: -1h)"""
        for (record in client.getQueryKotlinApi().query(flux)) return record.value as? Double
        return null
    }
}
