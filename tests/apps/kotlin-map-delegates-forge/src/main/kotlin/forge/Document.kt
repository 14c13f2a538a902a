package forge

import com.google.gson.Gson
import com.google.gson.reflect.TypeToken
import java.util.Base64

internal typealias Document = Map<String, List<Map<String, Any?>>>

private val gson = Gson()

val document: Document by lazy(LazyThreadSafetyMode.PUBLICATION) {
    val raw = System.getenv("PLATFORM_RELATIONSHIPS").orEmpty()
    gson.fromJson(Base64.getDecoder().decode(raw).decodeToString(), object : TypeToken<Document>() {}.type)
}

fun Document.endpoint(name: String, index: Int = 0) = getValue(name)[index]
