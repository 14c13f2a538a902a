package io.hives;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import io.hives.config.MetricsSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

@Singleton
public class HiveRepository {
    private final InfluxDBClient client;
    private final String login;

    public HiveRepository(MetricsSettings settings) {
        this.client = InfluxDBClientFactory.create(settings.url(), settings.token().toCharArray(), settings.company());
        this.login = settings.login();
    }

    public String who() {
        return login;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
