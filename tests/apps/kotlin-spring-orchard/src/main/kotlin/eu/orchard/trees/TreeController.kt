package eu.orchard.trees

import eu.orchard.platform.RelationshipRegistry
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

private val SHOWN = listOf("host", "port", "user") // lint-expect: renamed-user

@RestController
class TreeController(private val registry: RelationshipRegistry) {
    @GetMapping("/trees")
    fun trees(@RequestParam user: String): Map<String, Any?> { // lint-silent: of the request
        val endpoint = registry["trees"]
        return SHOWN.associateWith { endpoint[it] } + ("asked" to user)
    }

    @GetMapping("/account")
    fun account() = registry.trees().let { "${it.account}@${it.host}" }

    @GetMapping("/token")
    fun token(): String {
        val endpoint = registry["trees"]
        val token = (endpoint["query"] as? Map<*, *>)?.get("api_token") ?: endpoint["api_token"] // lint-expect: moved-api-token=note
        return when (val org = endpoint["org"]) { // lint-expect: moved-org
            null -> "none"
            is String -> org + token
            else -> org.toString()
        }
    }
}
