package org.pumps

import com.squareup.moshi.Json
import com.squareup.moshi.JsonClass
import com.squareup.moshi.Moshi
import com.squareup.moshi.Types
import okio.ByteString.Companion.decodeBase64
import org.json.JSONObject

@JsonClass(generateAdapter = true)
data class Node(
    val host: String,
    @Json(name = "org") val organisation: String, // lint-expect: moved-org
    @Json(name = "bucket") val place: String?,
    val user: String? = null,
)

private val moshi = Moshi.Builder().build()
private val adapter = moshi.adapter<Map<String, List<Node>>>(
    Types.newParameterizedType(Map::class.java, String::class.java, Types.newParameterizedType(List::class.java, Node::class.java)),
)

fun node(): Node? = adapter.fromJson(decoded().orEmpty())?.get("influxdb")?.single()

fun place() = node()?.organisation

private fun decoded(): String? = System.getenv("PLATFORM_RELATIONSHIPS")?.decodeBase64()?.utf8()

fun json(): JSONObject = JSONObject(decoded()).getJSONArray("influxdb").getJSONObject(0)

fun owner(): String = json().optString("user", "pumps") // lint-expect: renamed-user

fun redisOwner(): String = JSONObject(decoded()).getJSONArray("cache").getJSONObject(0).optString("user") // lint-silent: Redis
