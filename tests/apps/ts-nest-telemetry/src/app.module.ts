import { Module } from '@nestjs/common';
import { AlertsModule } from './alerts/alerts.module';
import { HealthController } from './health/health.controller';
import { InfluxModule } from './influx/influx.module';
import { PlatformModule } from './platform/platform.module';
import { DatabaseModule } from './users/database.module';
import { UsersService } from './users/users.service';

@Module({
  imports: [AlertsModule, PlatformModule, InfluxModule, DatabaseModule],
  controllers: [HealthController],
  providers: [UsersService],
})
export class AppModule {}
