package com.station.app

import com.station.legacy.Buckets
import com.station.platform.Service
import com.station.platform.field
import com.station.platform.organisation
import com.station.platform.services
import com.station.platform.user

fun main(args: Array<String>) {
    val all = services()
    val influx = all["timeseries"] as? Service.Influx ?: return
    println("${influx.user} ${influx.organisation()}")
    val buckets = Buckets("timeseries")
    println(buckets.bucket)
    println(buckets.endpoint.field(Buckets.TOKEN))
    println(Buckets("database").endpoint["user"]) // lint-silent: MariaDB
    for ((name, service) in all) {
        when (service) {
            is Service.Sql -> println("$name ${service.node["user"]}") // lint-silent: MariaDB
            is Service.Influx -> println("$name ${service.node["username"]}")
            Service.None -> continue
        }
    }
}
