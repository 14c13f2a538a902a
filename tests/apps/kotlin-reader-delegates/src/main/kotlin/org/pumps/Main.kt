package org.pumps

import java.net.URI

fun main() {
    val settings = influx()
    println("${settings.host} ${settings.user} ${settings.bucket}") // lint-silent: the class tells the keys
    println(Services.influx.user + Services.influx.bucket() + Services.token + Services.line() + Services.typed.username)
    println(cache()?.user) // lint-silent: Redis
    println(URI(System.getenv("SITE_URL") ?: "https://user@host").userInfo) // lint-silent: of an address
    Topics().all().forEach(::println)
    println("${organisation()} ${place()} ${owner()} ${redisOwner()} ${Services.database()}")
}
