package com.acme.telemetry.service;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class TokenSource {
    private final Map<String, List<Map<String, Object>>> platformRelationships;

    public String token() {
        return (String) influx().get("api_token"); // lint-expect: moved-api-token
    }

    public String secret() {
        Map<String, Object> redis = platformRelationships.get("redis").get(0);
        return (String) redis.get("api_token"); // lint-silent: redis
    }

    private Map<String, Object> influx() {
        return platformRelationships.get("influxdb").get(0);
    }
}
