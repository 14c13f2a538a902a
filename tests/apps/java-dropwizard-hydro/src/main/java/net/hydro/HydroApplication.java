package net.hydro;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import net.hydro.resources.HealthResource;

public class HydroApplication extends Application<HydroConfiguration> {
    public static void main(String[] args) throws Exception {
        new HydroApplication().run(args);
    }

    @Override
    public void run(HydroConfiguration configuration, Environment environment) {
        configuration.getInflux().build(environment).ping();
        environment.jersey().register(new HealthResource());
    }
}
