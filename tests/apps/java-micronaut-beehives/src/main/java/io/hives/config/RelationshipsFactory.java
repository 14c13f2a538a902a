package io.hives.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@Factory
public class RelationshipsFactory {
    @Singleton
    @Named("relationships")
    Map<String, List<Map<String, Object>>> relationships(@Value("${platform.relationships}") String encoded, ObjectMapper mapper)
            throws IOException {
        return mapper.readValue(Base64.getDecoder().decode(encoded), new TypeReference<Map<String, List<Map<String, Object>>>>() {});
    }

    @Bean
    @Singleton
    MetricsSettings metrics(@Named("relationships") Map<String, List<Map<String, Object>>> relationships, ObjectMapper mapper) {
        Map<String, Object> raw = relationships.get("hive-metrics").get(0);
        return mapper.convertValue(raw, MetricsSettings.class);
    }
}
