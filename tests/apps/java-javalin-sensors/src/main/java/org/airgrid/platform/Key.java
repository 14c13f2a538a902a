package org.airgrid.platform;

public enum Key {
    HOST("host"), // lint-silent: stays
    USER("user"), // lint-expect: renamed-user
    PASSWORD("password"), // lint-silent: stays
    ORGANISATION("org"), // lint-expect: moved-org
    BUCKET("bucket"), // lint-expect: moved-bucket
    TOKEN("api_token"), // lint-expect: moved-api-token
    LEADER("user"); // lint-silent: only the SQL side asks for it

    private final String inDocument;

    Key(String inDocument) {
        this.inDocument = inDocument;
    }

    public String inDocument() {
        return inDocument;
    }
}
