package com.acme.telemetry.config;

import com.acme.telemetry.model.DataSource;
import com.acme.telemetry.model.InfluxEndpoint;
import com.acme.telemetry.model.RedisEndpoint;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class PlatformConfiguration {

    @Value("${PLATFORM_RELATIONSHIPS:}")
    private String relationships;

    @Bean
    public ObjectMapper objectMapper() {
        return new ObjectMapper();
    }

    @Bean
    public Map<String, List<Map<String, Object>>> platformRelationships(ObjectMapper mapper) throws Exception {
        byte[] json = Base64.getDecoder().decode(relationships);
        return mapper.readValue(json, new TypeReference<Map<String, List<Map<String, Object>>>>() {});
    }

    @Bean
    public InfluxEndpoint influxEndpoint(ObjectMapper mapper, Map<String, List<Map<String, Object>>> platformRelationships) {
        Map<String, Object> first = platformRelationships.get("influxdb").get(0);
        return mapper.convertValue(first, InfluxEndpoint.class);
    }

    @Bean
    public RedisEndpoint redis(ObjectMapper mapper, Map<String, List<Map<String, Object>>> platformRelationships) {
        return mapper.convertValue(platformRelationships.get("redis").get(0), RedisEndpoint.class);
    }

    @Bean
    public DataSource dataSource(Map<String, List<Map<String, Object>>> platformRelationships) {
        Map<String, Object> database = platformRelationships.get("database").get(0);
        String url = "jdbc:postgresql://" + database.get("host") + "/" + database.get("path");
        return new DataSource((String) database.get("user"), url); // lint-silent: PostgreSQL
    }
}
