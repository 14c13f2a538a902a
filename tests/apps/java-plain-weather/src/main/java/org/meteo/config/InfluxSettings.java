package org.meteo.config;

import com.fasterxml.jackson.databind.JsonNode;

import static org.meteo.config.Keys.INFLUX;
import static org.meteo.config.Keys.USER;

public class InfluxSettings {
    private final JsonNode endpoint;
    private final String org;

    public InfluxSettings(Relationships relationships) {
        this.endpoint = relationships.endpoint(INFLUX);
        this.org = text("org"); // lint-expect: moved-org
    }

    private String text(String key) {
        return endpoint.get(key).asText();
    }

    public String url() {
        return endpoint.path("scheme").asText("http") + "://" + text(Keys.HOST) + ":" + endpoint.get("port").asInt(); // lint-silent: these stay
    }

    public String user() {
        return text(USER);
    }

    public String password() {
        return text(Keys.PASSWORD);
    }

    public String org() {
        return org; // lint-silent: the app's own field
    }

    public String bucket() {
        JsonNode query = endpoint.path("query");
        if (query.has("bucket")) { // lint-silent: where it is now
            return query.get("bucket").asText(); // lint-silent: where it is now
        }
        return endpoint.path("bucket").asText(); // lint-expect: moved-bucket=note
    }

    public String token() {
        return endpoint.at("/api_token").asText(); // lint-expect: moved-api-token
    }
}
