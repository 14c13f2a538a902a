package com.acme.telemetry

import com.acme.telemetry.influx.TelemetryProperties
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.context.properties.EnableConfigurationProperties
import org.springframework.boot.runApplication

@SpringBootApplication
@EnableConfigurationProperties(TelemetryProperties::class)
class TelemetryApplication

fun main(args: Array<String>) {
    runApplication<TelemetryApplication>(*args)
}
