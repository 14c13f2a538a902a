package io.hives.config;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
@JsonIgnoreProperties(ignoreUnknown = true)
public record MetricsSettings(
        String scheme,
        String host,
        int port,
        @JsonProperty("user") String login, // lint-expect: renamed-user
        String password, // lint-silent: stays
        @JsonAlias({"organisation", "org"}) String company, // lint-expect: moved-org
        String bucket, // lint-expect: moved-bucket
        @JsonProperty("api_token") String token) { // lint-expect: moved-api-token

    public String url() {
        return scheme + "://" + host + ":" + port;
    }

    public MetricsSettings {
        if (bucket == null || bucket.isBlank()) {
            throw new IllegalArgumentException("bucket");
        }
    }
}
