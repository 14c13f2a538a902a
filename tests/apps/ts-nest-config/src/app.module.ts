import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import configuration from './config/configuration';
import influxConfig from './config/influx.config';
import databaseConfig from './config/database.config';
import { MetricsService } from './metrics/metrics.service';
import { UsersService } from './users.service';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [configuration, influxConfig, databaseConfig] })],
  providers: [MetricsService, UsersService],
})
export class AppModule {}
