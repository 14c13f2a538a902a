package org.example.meters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

public class Main {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        String text = System.getenv("TSDB_ENDPOINT");
        Endpoint endpoint = MAPPER.readValue(text, Endpoint.class);
        System.out.println(endpoint.login() + endpoint.bucket() + endpoint.host());
        JsonNode node = MAPPER.readTree(text);
        System.out.println(node.path("org").asText(System.getProperty("meters.org"))); // lint-expect: moved-org
        System.out.println(node.path("username").asText()); // lint-silent: the new name
        System.out.println(System.getenv("METERS_ORG")); // lint-silent: a variable of the app
    }
}
