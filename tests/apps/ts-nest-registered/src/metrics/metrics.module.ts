import { DynamicModule, Module } from '@nestjs/common';
import { METRICS_OPTIONS, MetricsAsyncOptions, MetricsOptionsFactory } from './metrics.options';
import { MetricsService } from './metrics.service';

@Module({})
export class MetricsModule {
  static registerAsync(options: MetricsAsyncOptions): DynamicModule {
    return {
      module: MetricsModule,
      imports: options.imports ?? [],
      providers: [
        MetricsService,
        { provide: options.useClass, useClass: options.useClass },
        {
          provide: METRICS_OPTIONS,
          useFactory: (factory: MetricsOptionsFactory) => factory.createMetricsOptions(),
          inject: [options.useClass],
        },
      ],
      exports: [MetricsService],
    };
  }
}
