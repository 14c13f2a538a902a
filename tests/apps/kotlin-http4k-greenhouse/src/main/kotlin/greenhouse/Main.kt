package greenhouse

import greenhouse.admin.describe
import greenhouse.admin.login
import greenhouse.admin.report
import greenhouse.env.Relationships
import greenhouse.store.InfluxStore
import greenhouse.store.SqlStore
import org.http4k.core.HttpHandler
import org.http4k.core.Method.GET
import org.http4k.core.Response
import org.http4k.core.Status.Companion.OK
import org.http4k.routing.bind
import org.http4k.routing.routes
import org.http4k.server.Jetty
import org.http4k.server.asServer

fun app(relationships: Relationships): HttpHandler {
    val stores = listOf(InfluxStore(relationships), SqlStore(relationships))
    return routes(
        "/" bind GET to { Response(OK).body(describe(stores)) },
        "/login" bind GET to { Response(OK).body(login(relationships)) },
        "/report" bind GET to { request ->
            val user = request.query("user") // lint-silent: of the request
            Response(OK).body(report(relationships).filter { it.user == user }.joinToString())
        },
    )
}

fun main() {
    app(Relationships.fromEnvironment()).asServer(Jetty(System.getenv("PORT")?.toInt() ?: 8080)).start()
}
