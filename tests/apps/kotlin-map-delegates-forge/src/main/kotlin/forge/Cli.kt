package forge

import com.github.ajalt.clikt.core.CliktCommand
import com.github.ajalt.clikt.core.main
import com.github.ajalt.clikt.core.subcommands
import com.github.ajalt.clikt.parameters.arguments.argument
import com.github.ajalt.clikt.parameters.options.default
import com.github.ajalt.clikt.parameters.options.option

class Serve : CliktCommand() {
    private val user by option("--user").default("smith") // lint-silent: an option
    private val org by option(envvar = "TELEMETRY_ORG") // lint-expect: vanished-variable
    private val name by option(envvar = "TELEMETRY_USERNAME") // lint-silent: the new variable

    override fun run() {
        val telemetry = Telemetry()
        echo("$user $org $name ${telemetry.url()} ${telemetry.user} ${telemetry.organisation}")
        echo("${telemetry.bucket} ${telemetry.token}")
        echo(MainDatabase.instance.run { "$user $org $path" }) // lint-silent: PostgreSQL
    }
}

class Show : CliktCommand() {
    private val key by argument()

    override fun run() {
        val endpoint = document.endpoint("telemetry")
        echo(endpoint[key]) // lint-expect: undecided-key=warning
        echo(document.endpoint("maindb")[key]) // lint-silent: PostgreSQL
        echo(System.getenv("MAINDB_USER") ?: System.getProperty("user.name")) // lint-silent: PostgreSQL
        echo(System.getenv()["TELEMETRY_USER"]) // lint-expect: vanished-variable
    }
}

fun main(args: Array<String>) = Forge().subcommands(Serve(), Show()).main(args)

class Forge : CliktCommand() {
    override fun run() = Unit
}
