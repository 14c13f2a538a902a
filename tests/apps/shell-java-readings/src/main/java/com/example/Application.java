package com.example;

public class Application {
    public static void main(String[] args) {
        String user = System.getenv("INFLUX_USER");
        String org = System.getProperty("influx.org", System.getenv("INFLUX_ORG"));
        System.out.println(user + "@" + org);
    }
}
