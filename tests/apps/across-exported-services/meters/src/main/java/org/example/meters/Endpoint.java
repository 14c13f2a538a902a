package org.example.meters;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoint(
        String host,
        int port,
        @JsonProperty("user") String login, // lint-expect: renamed-user
        String bucket) { // lint-expect: moved-bucket
}
