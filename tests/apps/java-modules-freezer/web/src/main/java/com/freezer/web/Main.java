package com.freezer.web;

import com.freezer.core.Credentials;
import com.freezer.core.Lookup;
import com.freezer.core.Platform;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import org.json.JSONObject;

public class Main {
    public static void main(String[] args) throws Exception {
        Platform platform = new Platform();
        Credentials.Influx influx = new Credentials.Influx(platform);
        Credentials archive = new Credentials.Archive(platform);
        HttpServer server = HttpServer.create(new InetSocketAddress(8888), 0);
        server.createContext("/", exchange -> {
            Credentials.Influx.Target target = influx.target();
            String body = influx.url() + influx.user() + influx.organisation() + target.bucket() + target.token();
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes());
            exchange.close();
        });
        server.createContext("/archive", exchange -> {
            String body = archive.user() + ((Credentials.Archive) archive).bucket() + login(platform, "cache");
            exchange.sendResponseHeaders(200, body.length());
            exchange.close();
        });
        server.createContext("/cold", exchange -> {
            String body = login(platform, "cold") + owner(platform.application());
            exchange.sendResponseHeaders(200, body.length());
            exchange.close();
        });
        server.start();
    }

    private static String login(Platform platform, String relationship) {
        if (platform.lookup(relationship) instanceof Lookup.Found(JSONObject endpoint)) {
            return (String) endpoint.query("/user"); // lint-expect: renamed-user
        }
        return "";
    }

    private static String owner(JSONObject application) {
        return application.getString("user") + application.optString("org"); // lint-silent: PLATFORM_APPLICATION
    }
}
