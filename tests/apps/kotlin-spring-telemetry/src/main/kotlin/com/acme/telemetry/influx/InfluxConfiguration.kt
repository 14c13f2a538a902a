package com.acme.telemetry.influx

import com.acme.telemetry.platform.PlatformRelationships
import com.influxdb.client.InfluxDBClient
import com.influxdb.client.InfluxDBClientFactory
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration

@Configuration
class InfluxConfiguration(private val platform: PlatformRelationships) {

    @Bean(destroyMethod = "close")
    fun influx(properties: TelemetryProperties): InfluxDBClient {
        val endpoint = platform.endpoint("influxdb")
        val token = requireNotNull(endpoint.token) { "no token for ${endpoint.login}" }
        val org = endpoint.org ?: properties.org // lint-silent: the class tells the key
        return InfluxDBClientFactory.create(endpoint.url, token.toCharArray(), org, endpoint.defaultBucket)
    }

    @Bean
    fun cacheUrl(): String = with(platform.endpoint("cache")) { "redis://$login@$host:$port" } // lint-silent: Redis
}
