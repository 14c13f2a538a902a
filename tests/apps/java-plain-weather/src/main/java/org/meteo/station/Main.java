package org.meteo.station;

import java.util.Map;
import org.meteo.config.DatabaseSettings;
import org.meteo.config.InfluxSettings;
import org.meteo.config.Relationships;

public class Main {
    public static void main(String[] args) {
        Relationships relationships = Relationships.load();
        InfluxSettings settings = new InfluxSettings(relationships);
        DatabaseSettings database = DatabaseSettings.from(relationships);
        Map<String, String> options = Map.of(
                "user", settings.user(), // lint-silent: the app's own map
                "org", settings.org(), // lint-silent: the app's own map
                "bucket", settings.bucket());
        System.out.println(options.get("user") + " on " + settings.url()); // lint-silent: the app's own map
        connect(database.user(), database.password()); // lint-silent: MySQL
        relationships.find("influxdb")
                .map(node -> node.get("user").asText()) // lint-expect: renamed-user
                .ifPresent(name -> System.out.println("writing as " + name));
        String owner = relationships.find("influxdb")
                .map(node -> node.get("username")) // lint-silent: the new key
                .orElseGet(() -> relationships.endpoint("influxdb").get("user")) // lint-expect: renamed-user=note
                .asText();
        System.out.println(owner);
    }

    private static void connect(String user, String password) {
        System.out.println("connecting " + user + " " + password.length());
    }
}
