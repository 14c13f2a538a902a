package dev.orbit.influx;

import dev.orbit.platform.RelationshipReader;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class InfluxHealthIndicator implements HealthIndicator {
    private final RelationshipReader reader;
    private final InfluxProperties properties;

    @Override
    public Health health() {
        var endpoint = reader.read("telemetry");
        var builder = endpoint.containsKey("api_token") ? Health.up() : Health.down(); // lint-expect: moved-api-token
        var database = reader.read("maindb");
        return builder
                .withDetail("user", endpoint.get("user")) // lint-expect: renamed-user
                .withDetail("org", properties.getOrg()) // lint-silent: the app's own property
                .withDetail("host", endpoint.get("host")) // lint-silent: stays
                .withDetail("database", database.get("user")) // lint-silent: PostgreSQL
                .withDetail("query", ((Map<?, ?>) endpoint.getOrDefault("query", Map.of())).get("org")) // lint-silent: the new place
                .build();
    }
}
