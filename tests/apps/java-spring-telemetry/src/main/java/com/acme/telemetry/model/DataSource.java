package com.acme.telemetry.model;

public class DataSource {
    private final String user; // lint-silent: PostgreSQL
    private final String url;

    public DataSource(String user, String url) {
        this.user = user; // lint-silent: PostgreSQL
        this.url = url;
    }

    public String getUser() {
        return user; // lint-silent: PostgreSQL
    }

    public String getUrl() {
        return url;
    }
}
