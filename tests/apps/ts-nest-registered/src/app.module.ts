import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import * as Joi from 'joi';
import { influxConfig } from '@config';
import { MetricsController } from './metrics/metrics.controller';
import { InfluxMetricsConfig } from './metrics/metrics.config';
import { MetricsModule } from './metrics/metrics.module';
import { OwnersModule } from './owners/owners.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [influxConfig],
      validationSchema: Joi.object({ PORT: Joi.number().default(3000), PLATFORM_RELATIONSHIPS: Joi.string().required() }),
    }),
    MetricsModule.registerAsync({ useClass: InfluxMetricsConfig }),
    OwnersModule,
  ],
  controllers: [MetricsController],
})
export class AppModule {}
