package eu.grid.worker;

import eu.grid.shared.*;

public class Worker implements Runnable {
    private final Relationship database = Relationship.of("metrics");
    private final Relationship readings = Relationship.of("readings");

    @Override
    public void run() {
        String user = database.text("user"); // lint-silent: MySQL
        String password = database.text("password"); // lint-silent: MySQL
        String token = readings.text("api_token"); // lint-expect: moved-api-token
        String login = readings.text("username", readings.text("user")); // lint-expect: renamed-user=note
        System.out.println(user + password + token + login);
    }

    public static void main(String[] args) {
        new Thread(new Worker()).start();
    }
}
