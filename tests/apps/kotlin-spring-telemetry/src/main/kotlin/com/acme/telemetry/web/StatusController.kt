package com.acme.telemetry.web

import com.acme.telemetry.platform.PlatformRelationships
import com.fasterxml.jackson.annotation.JsonProperty
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController
import java.security.Principal

data class Login(@JsonProperty("user") val user: String, val org: String) // lint-silent: what clients send

@RestController
class StatusController(private val platform: PlatformRelationships) {

    @GetMapping("/status")
    fun status(principal: Principal?): Map<String, Any?> = mapOf(
        "user" to principal?.name, // lint-silent: what it answers
        "database" to platform.endpoint("database").login, // lint-silent: MariaDB
    )

    @PostMapping("/login")
    fun login(@RequestBody login: Login): String = "${login.user}@${login.org}" // lint-silent: what clients send
}
