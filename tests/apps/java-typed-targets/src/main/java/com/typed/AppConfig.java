package com.typed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Map;

public class AppConfig {
    private static final TypeReference<Map<String, List<SnakeEndpoint>>> SNAKES = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final byte[] json = java.util.Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS"));

    Endpoint influx() throws Exception {
        JsonNode node = MAPPER.readTree(json).at("/influxdb/0");
        return MAPPER.treeToValue(node, Endpoint.class);
    }

    SnakeEndpoint snake() throws Exception {
        Map<String, List<SnakeEndpoint>> all = MAPPER.readValue(json, SNAKES);
        return all.get("influxdb").get(0);
    }

    Bean bean() throws Exception {
        ObjectReader reader = MAPPER.readerFor(Bean.class);
        return MAPPER.readerFor(Bean.class).readValue(MAPPER.readTree(json).get("influxdb").get(0));
    }

    SnakeEndpoint local() {
        SnakeEndpoint.Credentials own = new SnakeEndpoint.Credentials("root", "x");
        return SnakeEndpoint.builder().host("localhost").apiToken("t").credentials(own).build(); // lint-silent: made here
    }

    public static void main(String[] args) throws Exception {
        AppConfig config = new AppConfig();
        System.out.println(config.influx().getLogin());
        System.out.println(config.snake().getHost() + config.snake().getApiToken() + config.snake().getHostMapped());
        System.out.println(config.bean().label() + config.bean().getPassword());
        System.out.println(config.local().getCredentials().user() + config.local().getApiToken()); // lint-silent: made here
    }
}
