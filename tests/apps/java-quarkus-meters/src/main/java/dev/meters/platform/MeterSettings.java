package dev.meters.platform;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@ApplicationScoped
public class MeterSettings {
    private final JsonNode relationships;
    private final JsonNode variables;
    private String org;

    @Inject
    public MeterSettings(@Named("relationships") JsonNode relationships, @Named("variables") JsonNode variables) {
        this.relationships = relationships;
        this.variables = variables;
    }

    @jakarta.annotation.PostConstruct
    void init() {
        org = influx().required("org").asText(); // lint-expect: moved-org
    }

    public String getOrg() {
        return org; // lint-silent: the app's own field
    }

    public String getUser() {
        return variables.path("user").asText(); // lint-silent: of the variables
    }

    public String getBucket() {
        return influx().withArray("bucket").toString(); // lint-expect: moved-bucket
    }

    public InfluxLogin login() {
        JsonNode node = influx();
        return new InfluxLogin(node.get("username").asText(), node.get("password").asText()); // lint-silent: the new key
    }

    JsonNode influx() {
        return relationships.withArray("influxdb").get(0);
    }

    JsonNode postgres() {
        return relationships.get("database").get(0);
    }
}
