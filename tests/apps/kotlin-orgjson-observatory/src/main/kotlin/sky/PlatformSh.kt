package sky

import org.json.JSONArray
import org.json.JSONObject
import java.util.Base64

interface Source {
    val endpoint: JSONObject

    fun value(key: String): String? = endpoint.optString(key).ifEmpty { null }
}

object PlatformSh {
    enum class Variable { RELATIONSHIPS, ROUTES }

    @JvmStatic
    fun decode(variable: Variable): JSONObject =
        System.getenv("PLATFORM_${variable.name}")
            .let(Base64.getDecoder()::decode)
            .let { String(it, Charsets.UTF_8) }
            .let(::JSONObject)

    fun endpoints(name: String): Sequence<JSONObject> =
        (decode(Variable.RELATIONSHIPS).opt(name) as? JSONArray)
            ?.asSequence()
            ?.filterIsInstance<JSONObject>()
            .orEmpty()
}

open class Relationship(name: String) : Source {
    override val endpoint = PlatformSh.endpoints(name).first()
}

class InfluxSource : Relationship("stars") {
    val login get() = value("user") // lint-expect: renamed-user
    val bucket: String = value(BUCKET) ?: DEFAULT
    fun token(): CharArray = endpoint.getString("api_token").toCharArray() // lint-expect: moved-api-token

    companion object {
        const val BUCKET = "bucket" // lint-expect: moved-bucket
        private const val DEFAULT = "org" // lint-silent: a value
    }
}
