package fr.vigne.conf;

import java.util.Map;
import java.util.function.Supplier;
import sh.platform.config.Config;
import sh.platform.config.Credential;
import sh.platform.config.MariaDB;

public abstract class Plateforme {
    private static final Config CONFIG = new Config();

    private Plateforme() {}

    public static Mesures mesures() {
        return CONFIG.getCredential("mesures", Mesures::new);
    }

    public static Broker broker() {
        return CONFIG.getCredential("files", Broker::new);
    }

    public static Supplier<MariaDB> base() {
        return () -> CONFIG.getCredential("base", MariaDB::new);
    }

    public static Map<String, Object> brut(String relation) {
        Credential credential = CONFIG.getCredential(relation);
        return credential.toMap();
    }

    public static String jeton() {
        return CONFIG.getCredential("mesures", brut -> (String) brut.get("api_token")); // lint-expect: moved-api-token
    }
}
