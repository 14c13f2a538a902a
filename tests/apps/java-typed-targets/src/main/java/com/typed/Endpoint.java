package com.typed;

import com.fasterxml.jackson.annotation.*;
import java.util.*;

@JsonIgnoreProperties(ignoreUnknown = true)
public final class Endpoint {
    private final String login;
    private final String organization;
    private final int port;
    private Map<String, Object> rest = new HashMap<>();

    @JsonCreator
    public Endpoint(
            @JsonProperty(value = "user", required = true) String login, // lint-expect: renamed-user
            @JsonProperty("org") String organization, // lint-silent: may be missing, and nobody asks for it
            @JsonProperty("port") int port) {
        this.login = Objects.requireNonNull(login);
        this.organization = organization;
        this.port = port;
    }

    public String getLogin() {
        return login;
    }

    public String getOrganization() {
        return organization;
    }

    @JsonAnySetter
    public void put(String key, Object value) {
        rest.put(key, value);
    }
}
