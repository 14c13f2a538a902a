package com.typed;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import lombok.Builder;
import lombok.Value;

@Value
@Builder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public class SnakeEndpoint {
    String host;
    String apiToken; // lint-expect: moved-api-token
    String hostMapped; // lint-silent: stays
    Credentials credentials;

    public record Credentials(String user, String password) {} // lint-silent: not of the document
}
