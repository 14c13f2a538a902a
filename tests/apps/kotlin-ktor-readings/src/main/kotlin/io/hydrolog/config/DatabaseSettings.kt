package io.hydrolog.config

class DatabaseSettings(relationship: String) {
    private val creds = endpoint(relationship)
    val url = "jdbc:postgresql://${creds.text("host")}:${creds.text("port")}/${creds.text("path")}" // lint-silent: PostgreSQL
    val user by lazy { creds.require("user") } // lint-silent: PostgreSQL
    val password: String get() = creds.require("password") // lint-silent: PostgreSQL
}

val database = DatabaseSettings("database")
