#!/usr/bin/env kotlin
@file:DependsOn("org.json:json:20231013")

import org.json.JSONObject
import java.util.Base64

val raw = System.getenv("PLATFORM_RELATIONSHIPS") ?: run {
    System.err.println("not on the platform")
    kotlin.system.exitProcess(1)
}
val document = JSONObject(String(Base64.getDecoder().decode(raw)))

fun endpoint(name: String) = document.getJSONArray(name).getJSONObject(0)

val influx = endpoint("tsdb")
println("organisation ${influx.getString("org")}") // lint-expect: moved-org
println(if (influx.has("username")) influx.getString("username") else influx.optString("user")) // lint-expect: renamed-user=note
println(endpoint("database").getString("user")) // lint-silent: MariaDB

val token = ProcessBuilder("sh", "-c", "echo \$PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.tsdb[0].api_token'") // lint-expect: moved-api-token
    .redirectErrorStream(true)
    .start()
    .inputStream.bufferedReader().readText().trim()
Runtime.getRuntime().exec(arrayOf("influx", "ping", "--token", token)).waitFor()
