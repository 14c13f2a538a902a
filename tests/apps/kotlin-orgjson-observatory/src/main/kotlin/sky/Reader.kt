package sky

import sh.platform.config.Config
import sh.platform.config.Credential
import sh.platform.config.MariaDB

private val config = Config()

class Stars(map: Map<String, Any>) : Credential(map) {
    val org: String get() = getString("org") // lint-expect: moved-org
    val user: String get() = getString("username") // lint-silent: the new name
}

fun stars(): Stars = config.getCredential("stars", ::Stars)

fun archive() = config.getCredential("archive", ::MariaDB).userName // lint-silent: MariaDB

fun raw(name: String): Map<String, Any> = config.getCredential(name).toMap()

val Credential.bucket: Any? get() = toMap()["bucket"] // lint-expect: moved-bucket
