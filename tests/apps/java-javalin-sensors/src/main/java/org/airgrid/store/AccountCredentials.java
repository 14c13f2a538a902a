package org.airgrid.store;

import org.airgrid.platform.Endpoint;
import org.airgrid.platform.Key;
import org.airgrid.platform.Relationships;

public class AccountCredentials implements CredentialSource {
    private final Endpoint endpoint;

    public AccountCredentials() {
        this(Relationships.INSTANCE.endpoint("accounts"));
    }

    AccountCredentials(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public String url() {
        return "jdbc:mysql://" + endpoint.require(Key.HOST) + "/" + endpoint.find("path").orElse("main"); // lint-silent: MySQL
    }

    @Override
    public String login() {
        return endpoint.find("username").orElseGet(() -> endpoint.require(Key.LEADER)); // lint-silent: MySQL
    }

    @Override
    public char[] secret() {
        return endpoint.require(Key.PASSWORD).toCharArray(); // lint-silent: MySQL
    }
}
