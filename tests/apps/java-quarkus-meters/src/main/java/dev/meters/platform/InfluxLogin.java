package dev.meters.platform;

public record InfluxLogin(String user, String password) { // lint-silent: the app's own record
    public InfluxLogin {
        if (user == null || user.isBlank()) { // lint-silent: the app's own record
            throw new IllegalArgumentException("no user");
        }
    }

    public InfluxLogin(String user) {
        this(user, "");
    }
}
