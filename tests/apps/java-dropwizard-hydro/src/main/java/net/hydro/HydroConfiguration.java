package net.hydro;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import net.hydro.influx.InfluxFactory;

public class HydroConfiguration extends Configuration {
    @Valid
    @NotNull
    private InfluxFactory influx = new InfluxFactory();

    @JsonProperty("influx")
    public InfluxFactory getInflux() {
        return influx;
    }

    @JsonProperty("influx")
    public void setInflux(InfluxFactory influx) {
        this.influx = influx;
    }
}
