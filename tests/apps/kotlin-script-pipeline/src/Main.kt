package pipeline

import kotlin.system.exitProcess

private val config by lazy(Config.Loader::load)

fun main(args: Array<String>) {
    val (store, mail) = config
    val (url, user, org) = store
    println("$url $user $org ${store.bucket} ${store.token} ${mail.user}") // lint-silent: the app's own
    args.firstOrNull()?.let(::println) ?: exitProcess(1)
}
