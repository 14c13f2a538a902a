package com.acme.telemetry.model;

import com.fasterxml.jackson.annotation.JsonProperty;

public record RedisEndpoint(String host, int port, @JsonProperty("user") String user) { // lint-silent: redis
    public boolean secured() {
        return user != null; // lint-silent: redis
    }
}
