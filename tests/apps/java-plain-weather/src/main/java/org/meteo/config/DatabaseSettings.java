package org.meteo.config;

import com.fasterxml.jackson.databind.JsonNode;

public record DatabaseSettings(String user, String password, String path) { // lint-silent: a record of the app

    public static DatabaseSettings from(Relationships relationships) {
        JsonNode database = relationships.endpoint("database");
        String user = database.hasNonNull("user") // lint-silent: MySQL
                ? database.get("user").asText() // lint-silent: MySQL
                : database.get(Keys.LOGIN).asText();
        return new DatabaseSettings(user, database.get(Keys.PASSWORD).asText(), database.get("path").asText());
    }
}
