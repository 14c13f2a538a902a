package org.airgrid.store;

public interface CredentialSource {
    String url();

    String login();

    char[] secret();

    default String describe() {
        return login() + "@" + url();
    }
}
