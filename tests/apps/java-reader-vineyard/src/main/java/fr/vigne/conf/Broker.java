package fr.vigne.conf;

import java.util.Map;
import sh.platform.config.Credential;

public class Broker extends Credential {
    public Broker(Map<String, Object> config) {
        super(config);
    }

    public String user() {
        return getString("user"); // lint-silent: RabbitMQ
    }
}
