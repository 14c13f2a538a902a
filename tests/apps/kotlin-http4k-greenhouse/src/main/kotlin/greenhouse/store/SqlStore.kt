package greenhouse.store

import greenhouse.env.Credentials
import greenhouse.env.Relationships
import greenhouse.env.address
import greenhouse.env.string

class SqlStore(private val creds: Credentials) : Store {
    constructor(relationships: Relationships) : this(relationships["database"])

    override val description by lazy { "${creds.string("user")}@${creds.address}" } // lint-silent: MariaDB

    override fun write(line: String) {
        val (user, password) = listOf("user", "password").map { creds[it] as String } // lint-silent: MariaDB
        println("INSERT $user $password $line")
    }

    override fun close() {}
}
