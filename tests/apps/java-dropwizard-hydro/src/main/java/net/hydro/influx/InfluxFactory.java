package net.hydro.influx;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import io.dropwizard.core.setup.Environment;
import net.hydro.platform.InfluxEndpoint;
import net.hydro.platform.Platform;

public class InfluxFactory {
    @JsonProperty
    private String relationship = "timedb";

    @JsonProperty
    private String user; // lint-silent: of config.yml

    public InfluxDBClient build(Environment environment) {
        InfluxEndpoint endpoint = Platform.endpoints().influx();
        InfluxDBClientOptions options = InfluxDBClientOptions.builder()
                .url(endpoint.url())
                .authenticate(endpoint.getUser(), endpoint.getPassword().toCharArray())
                .org(endpoint.organisation)
                .bucket(endpoint.getBucket())
                .build();
        InfluxDBClient client = InfluxDBClientFactory.create(options);
        environment.lifecycle().manage(new ManagedClient(client));
        return client;
    }

    public String getUser() {
        return user; // lint-silent: of config.yml
    }
}
