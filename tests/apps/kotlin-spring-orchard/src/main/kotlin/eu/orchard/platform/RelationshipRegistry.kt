package eu.orchard.platform

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.module.kotlin.convertValue
import com.fasterxml.jackson.module.kotlin.readValue
import org.springframework.stereotype.Component
import java.util.Base64

@Component
class RelationshipRegistry(properties: PlatformProperties, private val mapper: ObjectMapper) {
    private val all: Map<String, List<Map<String, Any?>>> by lazy {
        properties.encodedRelationships
            .takeIf { it.isNotBlank() }
            ?.let { Base64.getDecoder().decode(it) }
            ?.let { mapper.readValue(it) }
            ?: emptyMap()
    }

    operator fun get(name: String): Map<String, Any?> = all[name]?.firstOrNull() ?: error("no relationship $name")

    fun trees(): TreesEndpoint = mapper.convertValue(this["trees"])

    fun people() = this["people"].run {
        PeopleEndpoint(this["username"] as String, getValue("password").toString())
    }
}
