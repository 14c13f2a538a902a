package com.acme.telemetry.service;

import com.acme.telemetry.model.InfluxEndpoint;
import org.springframework.stereotype.Service;

@Service
public class InfluxWriter {
    private final InfluxEndpoint endpoint;

    public InfluxWriter(InfluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    public String describe() {
        return "%s@%s/%s".formatted(endpoint.getLogin(), endpoint.url(), endpoint.getBucket());
    }

    public String organization() {
        return endpoint.getOrganization();
    }

    public String queried() {
        return endpoint.getQuery().getOrg(); // lint-silent: where it is now
    }
}
