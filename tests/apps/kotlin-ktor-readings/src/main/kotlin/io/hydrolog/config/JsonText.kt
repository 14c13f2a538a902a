package io.hydrolog.config

import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.jsonPrimitive

internal fun JsonElement.jsonPrimitiveContent(): String = jsonPrimitive.content
