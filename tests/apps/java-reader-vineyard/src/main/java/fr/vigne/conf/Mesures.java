package fr.vigne.conf;

import java.util.Map;
import sh.platform.config.Credential;

/** The library has no class for this version of the service. */
public class Mesures extends Credential {
    public Mesures(Map<String, Object> config) {
        super(config);
    }

    public String compte() {
        return getString("user"); // lint-expect: renamed-user
    }

    public String organisation() {
        return getStringSafe("org").orElse("domaine"); // lint-expect: moved-org
    }

    protected Object seau() {
        return config.get("bucket"); // lint-expect: moved-bucket
    }

    public String motDePasse() {
        return getString("password"); // lint-silent: stays
    }

    public String adresse() {
        return getScheme() + "://" + getHost() + ":" + getPort(); // lint-silent: stay
    }
}
