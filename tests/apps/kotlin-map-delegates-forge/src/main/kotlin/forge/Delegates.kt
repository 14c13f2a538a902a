package forge

import kotlin.reflect.KProperty

/** A property that is a key of an endpoint, by its own name or another. */
class EndpointKey(private val endpoint: Map<String, Any?>, private val name: String? = null) {
    operator fun getValue(owner: Any?, property: KProperty<*>): String =
        endpoint[name ?: property.name]?.toString() ?: error("no ${property.name}")
}
