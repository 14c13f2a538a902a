package io.hives;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

@Controller("/hives")
public class HiveController {
    @Inject
    HiveRepository repository;

    @Inject
    @Named("relationships")
    Map<String, List<Map<String, Object>>> relationships;

    @Property(name = "hives.user")
    String keeper; // lint-silent: the app's own setting

    @Get("/{user}")
    Map<String, Object> hive(String user, @QueryValue String org) { // lint-silent: of the request
        Map<String, Object> endpoint = relationships.get("hive-metrics").iterator().next();
        Object secret = endpoint.getOrDefault("api_token", ""); // lint-expect: moved-api-token
        Object mail = relationships.get("search").get(0).get("user"); // lint-silent: Elasticsearch
        return Map.of("user", user, "org", org, "keeper", keeper, "secret", secret, "search", mail); // lint-silent: written
    }

    @Get("/services")
    List<Object> services() {
        return relationships.values().stream()
                .flatMap(List::stream)
                .filter(e -> "influxdb".equals(e.get("rel")))
                .map(e -> e.get("org")) // lint-expect: moved-org
                .toList();
    }
}
