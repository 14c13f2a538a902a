package org.pumps

import sh.platform.config.Config
import sh.platform.config.Credential
import sh.platform.config.InfluxDB
import sh.platform.config.MySQL

/** The library's own class for it reads the new keys only. */
class InfluxCredential(config: Map<String, Any>) : Credential(config) {
    val user: String get() = getString("user") // lint-expect: renamed-user
    val org: String = getString("org") // lint-expect: moved-org
    fun bucket(): String = getStringSafe("bucket").orElse("pumps") // lint-expect: moved-bucket
    val password: String by lazy { getString("password") } // lint-silent: it stays
}

object Services {
    private val config = Config()

    val influx: InfluxCredential = config.getCredential("influxdb") { InfluxCredential(it) }
    val typed: InfluxDB = config.getCredential("influxdb", ::InfluxDB) // lint-silent: a closed class of the library
    val mysql: MySQL = config.getCredential("database", ::MySQL)

    val token: String by lazy {
        config.getCredential("influxdb").toMap()["api_token"] as String // lint-expect: moved-api-token
    }

    fun line() = config.getCredential("influxdb") { m -> "${m["user"]}:${m["password"]}" } // lint-expect: renamed-user

    fun database() = config.getCredential("database") { m -> "${m["user"]}" } // lint-silent: MariaDB
}
