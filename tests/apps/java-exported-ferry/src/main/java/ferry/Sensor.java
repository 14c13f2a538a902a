package ferry;

public record Sensor(String user, String org, String token, String host) { // lint-silent: the app's own
    String line() {
        return user + "@" + org + "/" + host;
    }
}
