package bakery.platform

import bakery.OvenService
import com.influxdb.client.kotlin.InfluxDBClientKotlinFactory
import org.koin.dsl.module

fun ovenModule(relationships: Relationships) = module {
    single { relationships.oven("ovens") }
    single {
        val (host, port, login) = get<OvenEndpoint>()
        println("$login@$host:$port")
        InfluxDBClientKotlinFactory.create("http://$host:$port", get<OvenEndpoint>().token.toCharArray())
    }
    single { OvenService(get(), get()) }
}
