package dev.meters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meters.platform.MeterSettings;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/meters")
public class MeterResource {
    @Inject
    MeterSettings settings;

    @Inject
    @Named("relationships")
    JsonNode platform;

    @ConfigProperty(name = "INFLUX_USER")
    String user; // lint-silent: the app's own variable

    @GET
    public String all() {
        return settings.getOrg() + settings.getUser() + settings.login().user() + user; // lint-silent: the app's own
    }

    @GET
    @Path("/token")
    public String token() {
        for (JsonNode endpoint : platform.get("influxdb")) {
            return endpoint.get("api_token").textValue(); // lint-expect: moved-api-token
        }
        throw new IllegalStateException();
    }

    @GET
    @Path("/all")
    public String everything() {
        StringBuilder text = new StringBuilder();
        platform.fields().forEachRemaining(entry -> {
            JsonNode endpoint = entry.getValue().get(0);
            switch (endpoint.get("scheme").asText()) {
                case "pgsql":
                    text.append(endpoint.get("user").asText()); // lint-silent: PostgreSQL
                    break;
                case "redis":
                    break;
                default:
                    text.append(endpoint.get("host").asText());
            }
            if (entry.getKey().equals("influxdb")) {
                text.append(endpoint.get("user").asText()); // lint-expect: renamed-user
            }
        });
        return text.toString();
    }
}
