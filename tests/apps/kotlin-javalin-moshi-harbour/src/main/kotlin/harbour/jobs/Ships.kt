package harbour.jobs

import harbour.platform.Platform
import harbour.platform.Platform.Bag

private enum class Field(val key: String) {
    ADDRESS("host"), // lint-silent: stays
    STORE("bucket"), // lint-expect: moved-bucket
    TOKEN("api_token"), // lint-expect: moved-api-token
}

private fun Bag.all(vararg fields: Field) = fields.map { this[it.key] }

fun main(args: Array<String>) {
    val bag = Platform.endpoint("series")
    val (address, store, token) = bag.all(*Field.values())
    println("$address $store $token")
    println(bag("username") { bag["user"] }) // lint-expect: renamed-user=note
    println(bag("org") { "harbour" }) // lint-expect: moved-org
    val files = Platform.endpoint("files")
    println(listOf("user", "org").joinToString { files[it] }) // lint-silent: network storage
    if ("bucket" in files) println(files["bucket"]) // lint-silent: network storage
}
