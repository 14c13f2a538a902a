package io.orchard;

import java.util.Map;
import sh.platform.config.Config;
import sh.platform.config.Credential;
import sh.platform.config.InfluxDB;
import sh.platform.config.PostgreSQL;

public class Settings {
    private static final Config CONFIG = new Config();

    static InfluxDB closed() {
        return CONFIG.getCredential("influxdb", InfluxDB::new); // lint-silent: reads the new keys itself
    }

    static InfluxCredential own() {
        return CONFIG.getCredential("influxdb", InfluxCredential::new);
    }

    static String user() {
        Credential credential = CONFIG.getCredential("influxdb");
        Map<String, Object> map = credential.toMap();
        return (String) map.get("user"); // lint-expect: renamed-user
    }

    static String token(Config config) {
        return config.getCredential("influxdb", m -> m.get("api_token").toString()); // lint-expect: moved-api-token
    }

    static String postgres() {
        PostgreSQL database = CONFIG.getCredential("database", PostgreSQL::new);
        Map<String, Object> raw = CONFIG.getCredential("database").toMap();
        return database.getUserName() + raw.get("user"); // lint-silent: PostgreSQL
    }

    static String redis() {
        return CONFIG.getCredential("redis", m -> (String) m.getOrDefault("user", "default")); // lint-silent: redis
    }

    public static void main(String[] args) {
        System.out.println(own().getOrg() + own().getBucket() + own().getPassword());
        System.out.println(user() + token(CONFIG) + postgres() + redis() + closed());
    }
}
