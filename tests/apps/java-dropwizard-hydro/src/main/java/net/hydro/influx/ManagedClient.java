package net.hydro.influx;

import com.influxdb.client.InfluxDBClient;
import io.dropwizard.lifecycle.Managed;

final class ManagedClient implements Managed {
    private final InfluxDBClient client;

    ManagedClient(InfluxDBClient client) {
        this.client = client;
    }

    @Override
    public void stop() {
        client.close();
    }
}
