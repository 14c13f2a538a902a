import { Module } from '@nestjs/common';
import { AlertsController } from './alerts/alerts.controller';
import { HealthController } from './health/health.controller';
import { InfluxModule } from './influx/influx.module';
import { PlatformModule } from './platform/platform.module';
import { DatabaseModule } from './users/database.module';
import { UsersService } from './users/users.service';

@Module({
  imports: [PlatformModule, InfluxModule, DatabaseModule],
  controllers: [AlertsController, HealthController],
  providers: [UsersService],
})
export class AppModule {}
