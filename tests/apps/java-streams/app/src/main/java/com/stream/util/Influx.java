package com.stream.util;

public class Influx extends Endpoints {
    @Override
    protected String rel() {
        return "influxdb";
    }
}
