package harbour

import harbour.platform.Platform
import harbour.platform.login
import io.javalin.Javalin
import io.javalin.http.Context

class Routes(private val relationship: String) {
    private val series get() = Platform.typed.getValue(relationship).first()

    fun owner(ctx: Context) {
        val user = ctx.sessionAttribute<String>("user") // lint-silent: the session's
        ctx.json(mapOf("user" to user, "org" to ctx.queryParam("org"))) // lint-silent: of the request
    }

    fun status(ctx: Context) {
        val (host, port, _, _, organisation) = series
        ctx.result("${series.login}:${series.token}@$host:$port/$organisation/${series.query?.bucket}") // lint-silent: the new place
    }

    fun cache(ctx: Context) {
        val bag = Platform.endpoint("cache")
        ctx.result(bag["user"] + bag("org") { "-" }) // lint-silent: Redis
    }
}

fun main() {
    val routes = Routes("series")
    Javalin.create()
        .get("/", routes::status)
        .get("/owner", routes::owner)
        .get("/cache") { routes.cache(it) }
        .start(System.getenv("PORT")?.toInt() ?: 8888)
}
