package eu.orchard.platform

import org.springframework.boot.context.properties.ConfigurationProperties

@ConfigurationProperties("platform")
data class PlatformProperties(val encodedRelationships: String)

@ConfigurationProperties(prefix = "orchard")
data class OrchardProperties(val user: String, val bucket: String) // lint-silent: the app's own
