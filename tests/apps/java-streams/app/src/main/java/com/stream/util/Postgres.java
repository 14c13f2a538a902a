package com.stream.util;

public final class Postgres extends Endpoints {
    @Override
    protected String rel() {
        return "database";
    }
}
