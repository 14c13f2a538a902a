package bakery

import bakery.platform.ovenModule
import bakery.platform.Relationships
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.auth.principal
import io.ktor.server.auth.UserIdPrincipal
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import org.koin.ktor.ext.inject
import org.koin.ktor.plugin.Koin

fun Application.module() {
    val relationships = Relationships.of(environment.config.property("platform.relationships").getString())
    val user = environment.config.property("bakery.user").getString() // lint-silent: the app's own
    install(Koin) { modules(ovenModule(relationships)) }
    val ovens by inject<OvenService>()
    routing {
        get("/") { call.respondText("${ovens.summary()} for $user") }
        get("/{org}") {
            val org = call.parameters["org"] // lint-silent: of the request
            val who = call.principal<UserIdPrincipal>()?.name
            call.respondText("$org $who ${relationships.endpoint("orders").user}") // lint-silent: PostgreSQL
        }
    }
}
