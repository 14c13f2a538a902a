package com.acme.telemetry.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import lombok.Data;

@Data
@JsonIgnoreProperties(ignoreUnknown = true)
public class InfluxEndpoint {
    private String host;
    private int port;
    private String scheme;
    @JsonProperty("user") // lint-expect: renamed-user
    private String login;
    private String password;
    @JsonProperty("org") // lint-expect: moved-org
    private String organization;
    private String bucket; // lint-expect: moved-bucket
    @JsonProperty("api_token") // lint-silent: nobody reads this field
    private String apiToken;
    private Query query;

    @Data
    public static class Query {
        private String org; // lint-silent: below query
        private String bucket; // lint-silent: below query
    }

    public String url() {
        return scheme + "://" + host + ":" + port;
    }
}
