#!/usr/bin/env kotlin
@file:DependsOn("com.google.code.gson:gson:2.10.1")

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.util.Base64

val document: JsonObject = JsonParser.parseString(
    String(Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS"))),
).asJsonObject

fun JsonObject.endpoint(name: String): JsonObject = this[name].asJsonArray[0].asJsonObject

val missing = listOf("host", "bucket", "password").filterNot { document.endpoint("store").has(it) } // lint-expect: moved-bucket
check(missing.isEmpty()) { "missing: $missing" }

document.endpoint("store").run {
    println(this["org"].asString) // lint-expect: moved-org
    println(get("api_token")?.asString ?: "no token") // lint-expect: moved-api-token
    println(getAsJsonObject("query")?.get("org")) // lint-silent: the new place
}
document.endpoint("mail").apply { println(get("user").asString) } // lint-silent: MySQL
