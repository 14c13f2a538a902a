package com.stream.util;

public enum Field {
    USER("user"), // lint-expect: renamed-user
    PASSWORD("password"),
    BUCKET("bucket") { // lint-expect: moved-bucket
        @Override
        public boolean required() {
            return true;
        }
    };

    private final String key;

    Field(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public boolean required() {
        return false;
    }
}
