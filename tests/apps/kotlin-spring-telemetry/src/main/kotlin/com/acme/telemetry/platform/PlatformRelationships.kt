package com.acme.telemetry.platform

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.module.kotlin.readValue
import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Component
import java.util.Base64

@Component
class PlatformRelationships(
    private val mapper: ObjectMapper,
    @Value("\${PLATFORM_RELATIONSHIPS:}") private val encoded: String,
) {
    private val all: Relationships by lazy {
        if (encoded.isBlank()) emptyMap() else mapper.readValue<Relationships>(Base64.getDecoder().decode(encoded))
    }

    fun endpoint(name: String): Endpoint = all[name]?.firstOrNull()
        ?: throw IllegalStateException("no relationship $name")
}
