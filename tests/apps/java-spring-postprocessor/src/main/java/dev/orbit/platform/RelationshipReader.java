package dev.orbit.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class RelationshipReader {
    private final ObjectMapper mapper;

    @Value("${PLATFORM_RELATIONSHIPS:e30=}")
    private String encoded;

    public RelationshipReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> read(String name) {
        try {
            String json = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            Map<String, Object> all = mapper.readValue(json, Map.class);
            return ((List<Map<String, Object>>) all.get(name)).get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
