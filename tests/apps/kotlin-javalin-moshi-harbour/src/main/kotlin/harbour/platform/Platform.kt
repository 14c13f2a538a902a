package harbour.platform

import java.util.Base64

object Platform {
    private const val PREFIX = "PLATFORM_"

    val typed: Map<String, List<SeriesEndpoint>> by lazy { seriesAdapter.fromJson(variable("RELATIONSHIPS"))!! }
    private val plain by lazy { anyAdapter.fromJson(variable("RELATIONSHIPS")).orEmpty() }

    private fun variable(name: String): String =
        String(Base64.getDecoder().decode(System.getenv(PREFIX + name) ?: error("$name is not set")))

    fun endpoint(name: String): Bag = Bag(plain[name]?.get(0) ?: throw NoSuchElementException(name))

    class Bag(private val values: Map<String, Any?>) {
        operator fun get(key: String): String = values[key]?.toString().orEmpty()

        operator fun contains(key: String) = key in values

        operator fun invoke(key: String, default: () -> String): String = if (key in this) this[key] else default()
    }
}
