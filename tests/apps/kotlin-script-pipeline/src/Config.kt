package pipeline

import com.squareup.moshi.Moshi
import com.squareup.moshi.Types
import java.util.Base64

data class Config(val store: Store, val mail: Mail) {
    data class Store(val url: String, val user: String, val org: String, val bucket: String, val token: String) // lint-silent: the app's own
    data class Mail(val host: String, val user: String) // lint-silent: the app's own

    companion object Loader {
        private lateinit var document: Map<String, List<Map<String, Any>>>

        fun load(env: Map<String, String> = System.getenv()): Config {
            document = Codec.decode(env["PLATFORM_RELATIONSHIPS"] ?: return local)
            return Config(store(), mail())
        }

        private fun first(name: String) = document[name].orEmpty().single()

        private fun store(): Store = first("store").let { s ->
            Store(
                url = "${s["scheme"]}://${s["host"]}:${s["port"]}", // lint-silent: stay
                user = s.text("user"), // lint-expect: renamed-user
                org = s.text("org"), // lint-expect: moved-org
                bucket = s.text(BUCKET),
                token = s.text("api" + "_" + "token"), // lint-expect: moved-api-token
            )
        }

        private fun mail() = with(first("mail")) { Mail(host = text("host"), user = text("user")) } // lint-silent: MySQL

        private val local = Config(Store("http://localhost:8086", "root", "org", "bucket", ""), Mail("localhost", "user"))
    }
}

private const val BUCKET = "bucket" // lint-expect: moved-bucket

private fun Map<String, Any>.text(key: String) = this[key] as? String ?: ""

internal object Codec {
    private val type = Types.newParameterizedType(
        Map::class.java, String::class.java,
        Types.newParameterizedType(List::class.java, Types.newParameterizedType(Map::class.java, String::class.java, Any::class.java)),
    )
    private val adapter = Moshi.Builder().build().adapter<Map<String, List<Map<String, Any>>>>(type)

    fun decode(raw: String) = requireNotNull(adapter.fromJson(String(Base64.getDecoder().decode(raw))))
}
