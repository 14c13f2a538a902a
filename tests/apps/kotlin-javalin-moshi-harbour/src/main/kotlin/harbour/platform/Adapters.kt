package harbour.platform

import com.squareup.moshi.JsonAdapter
import com.squareup.moshi.Moshi
import com.squareup.moshi.Types
import com.squareup.moshi.adapter
import com.squareup.moshi.kotlin.reflect.KotlinJsonAdapterFactory

internal val moshi: Moshi = Moshi.Builder().addLast(KotlinJsonAdapterFactory()).build()

private val endpoints = Types.newParameterizedType(List::class.java, SeriesEndpoint::class.java)
private val bySeries = Types.newParameterizedType(Map::class.java, String::class.java, endpoints)

internal val seriesAdapter: JsonAdapter<Map<String, List<SeriesEndpoint>>> = moshi.adapter(bySeries)

@OptIn(ExperimentalStdlibApi::class)
internal val anyAdapter = moshi.adapter<Map<String, List<Map<String, Any?>>>>()
