package net.hydro.platform;

public class QueueEndpoint {
    String host;
    String user; // lint-silent: RabbitMQ
    String password;

    public String uri() {
        return "amqp://" + user + ":" + password + "@" + host; // lint-silent: RabbitMQ
    }
}
