package greenhouse.admin

import greenhouse.env.Relationships
import greenhouse.store.Store

data class Row(val service: String, val user: String?, val org: String?) // lint-silent: what is shown

fun report(relationships: Relationships): List<Row> {
    val rows = mutableListOf<Row>()
    relationships.ofType("influxdb")?.let { endpoint ->
        rows += Row("influxdb", endpoint["user"] as String?, endpoint["org"]?.toString()) // lint-expect: renamed-user moved-org
    }
    relationships.ofType("mysql")?.also { rows += Row("mysql", it["user"] as? String, null) } // lint-silent: MySQL
    relationships.named { it == "cache" }?.run {
        rows.add(Row("redis", get("user") as? String, null)) // lint-silent: Redis
    }
    relationships.named { it.startsWith("meas") }?.apply {
        val bucket = get("bucket") // lint-expect: moved-bucket
        println("bucket $bucket, ${getOrDefault("org", "none")}") // lint-expect: moved-org
    }
    return rows
}

fun describe(stores: List<Store>) = stores.joinToString("\n") { it.description }

fun login(relationships: Relationships): String {
    val endpoint = if ("measurements" in relationships) relationships["measurements"] else return "nobody"
    val name = when {
        "username" in endpoint -> endpoint["username"]
        endpoint.containsKey("user") -> endpoint["user"] // lint-expect: renamed-user=note renamed-user=note
        else -> null
    }
    return name as? String ?: "nobody"
}
