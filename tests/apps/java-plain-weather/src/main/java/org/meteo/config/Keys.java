package org.meteo.config;

/** The keys of what the platform tells of its services. */
public final class Keys {
    public static final String RELATIONSHIPS = "PLATFORM_RELATIONSHIPS";
    public static final String INFLUX = "influxdb";
    public static final String USER = "user"; // lint-expect: renamed-user
    public static final String LOGIN = "username"; // lint-silent: what MySQL calls it
    public static final String PASSWORD = "password"; // lint-silent: stays
    static final String HOST = "host";

    private Keys() {
    }
}
