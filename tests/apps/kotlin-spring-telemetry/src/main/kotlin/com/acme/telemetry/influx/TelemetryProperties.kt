package com.acme.telemetry.influx

import org.springframework.boot.context.properties.ConfigurationProperties

@ConfigurationProperties(prefix = "telemetry")
data class TelemetryProperties(
    val interval: Long = 60,
    val org: String, // lint-silent: from application.yml
    val user: String = "telemetry", // lint-silent: from application.yml
)
