package io.orchard;

import java.util.Map;
import sh.platform.config.Credential;

/** What the library's own class doesn't give. */
public class InfluxCredential extends Credential {
    private static final String BUCKET = "bucket"; // lint-expect: moved-bucket

    public InfluxCredential(Map<String, Object> config) {
        super(config);
    }

    public String getOrg() {
        return getString("org"); // lint-expect: moved-org
    }

    public String getBucket() {
        return getStringSafe(BUCKET).orElse("default");
    }

    public String getPassword() {
        return getString("password"); // lint-silent: stays
    }
}
