package io.hydrolog

import io.hydrolog.config.database
import io.hydrolog.config.routes
import io.hydrolog.config.text
import io.hydrolog.readings.ReadingStore
import io.hydrolog.readings.describe
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import kotlinx.serialization.json.jsonObject

fun Application.module() {
    val interval = environment.config.property("readings.interval").getString().toInt()
    val store = ReadingStore()
    routing {
        get("/") { call.respondText("every $interval s, ${describe()}") }
        get("/latest/{gauge}") {
            val gauge = call.parameters["gauge"] ?: return@get
            call.respondText("${store.latest(gauge)}")
        }
        get("/owner") {
            val main = routes.values.first().jsonObject
            call.respondText("${main.text("user")} ${main.text("org")} ${database.user}") // lint-silent: PLATFORM_ROUTES
        }
    }
}
