package bakery.platform

import kotlinx.serialization.json.Json
import kotlinx.serialization.decodeFromString
import java.util.Base64

class Relationships private constructor(private val all: Map<String, List<Endpoint>>) {
    fun endpoint(name: String): Endpoint = all.getValue(name).first()

    fun oven(name: String): OvenEndpoint = ovens.getValue(name).single()

    private var ovens: Map<String, List<OvenEndpoint>> = emptyMap()

    companion object {
        private val json = Json { ignoreUnknownKeys = true; isLenient = true }

        fun of(encoded: String): Relationships {
            val text = Base64.getDecoder().decode(encoded).decodeToString()
            val result = Relationships(json.decodeFromString(text))
            result.ovens = json.decodeFromString<Map<String, List<OvenEndpoint>>>(text)
            return result
        }
    }
}
