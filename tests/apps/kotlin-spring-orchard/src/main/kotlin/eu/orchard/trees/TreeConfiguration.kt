package eu.orchard.trees

import com.influxdb.client.InfluxDBClient
import com.influxdb.client.InfluxDBClientFactory
import eu.orchard.platform.OrchardProperties
import eu.orchard.platform.PlatformProperties
import eu.orchard.platform.RelationshipRegistry
import org.springframework.boot.context.properties.EnableConfigurationProperties
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration

@Configuration
@EnableConfigurationProperties(PlatformProperties::class, OrchardProperties::class)
class TreeConfiguration(private val registry: RelationshipRegistry) {
    @Bean
    fun client(orchard: OrchardProperties): InfluxDBClient {
        val trees = registry.trees()
        val bucket = registry["trees"]["bucket"] as? String ?: orchard.bucket // lint-expect: moved-bucket
        return InfluxDBClientFactory.create("http://${trees.host}:${trees.port}", trees.apiToken.toCharArray(), trees.guild, bucket)
    }

    @Bean
    fun owner(orchard: OrchardProperties) = "${orchard.user} ${registry.people().user} ${registry["people"]["user"]}" // lint-silent: none of it InfluxDB's
}
