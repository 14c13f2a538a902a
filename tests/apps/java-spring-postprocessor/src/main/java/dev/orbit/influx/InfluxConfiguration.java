package dev.orbit.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(InfluxProperties.class)
public class InfluxConfiguration {
    @Bean(destroyMethod = "close")
    InfluxDBClient influx(InfluxProperties properties, @Value("${maindb.user:none}") String user) { // lint-silent: PostgreSQL
        return InfluxDBClientFactory.create(properties.getUrl(), properties.getToken().toCharArray(), properties.getOrg(), properties.getBucket());
    }
}
