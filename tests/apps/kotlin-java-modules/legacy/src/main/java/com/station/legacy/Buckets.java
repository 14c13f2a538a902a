package com.station.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;

public final class Buckets {
    public static final String TOKEN = "api_token"; // lint-expect: moved-api-token

    private final JsonNode endpoint;

    public Buckets(String relationship) throws Exception {
        byte[] json = Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS"));
        this.endpoint = new ObjectMapper().readTree(json).get(relationship).get(0);
    }

    public String getBucket() {
        return endpoint.get("bucket").asText(); // lint-expect: moved-bucket
    }

    public JsonNode getEndpoint() {
        return endpoint;
    }
}
