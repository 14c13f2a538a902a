package rail.station

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import rail.platform.Connection
import rail.platform.Service
import rail.platform.connection
import rail.platform.get
import rail.platform.owner
import rail.platform.require
import rail.platform.service

suspend fun connect(): Connection = withContext(Dispatchers.IO) {
    val influx = service("punctuality")
    connection {
        url = "${influx["scheme"]}://${influx["host"]}" // lint-silent: stay
        user = influx["user"] // lint-expect: renamed-user
        org = influx.require("org") // lint-expect: moved-org
        token = influx["api_token"] ?: "" // lint-expect: moved-api-token
        bucket { influx.require("bucket") } // lint-expect: moved-bucket
    }
}

suspend fun timetable() = coroutineScope {
    val found = async { service("timetable") }
    found.await().let { "${it["user"]} ${it["org"]}" } // lint-silent: MongoDB
}

fun label(service: Service): String = when (service) {
    is Service.Influx -> service.node.path("bucket").asText() // lint-expect: moved-bucket
    is Service.Other -> service.node.path("user").asText() // lint-silent: not InfluxDB
    Service.None -> "none"
}

fun main(): Unit = runBlocking {
    val made = connect()
    println("${made.user} ${made.org} ${made.buckets} ${timetable()} ${owner()}") // lint-silent: fields of the app
    println(label(service("punctuality")) + label(service("timetable")))
}
