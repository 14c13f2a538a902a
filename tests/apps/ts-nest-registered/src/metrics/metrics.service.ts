import { Inject, Injectable } from '@nestjs/common';
import type { ConfigType } from '@nestjs/config';
import { InfluxDB, Point } from '@influxdata/influxdb-client';
import { influxConfig } from '@config';
import { METRICS_OPTIONS, MetricsOptions } from './metrics.options';

@Injectable()
export class MetricsService {
  private readonly db: InfluxDB;

  constructor(
    @Inject(influxConfig.KEY) private readonly config: ConfigType<typeof influxConfig>,
    @Inject(METRICS_OPTIONS) private readonly options: MetricsOptions,
  ) {
    this.db = new InfluxDB({ url: config.url, token: config.token });
  }

  write(point: Point): void {
    this.db.getWriteApi(this.options.org ?? this.config.org, this.config.bucket).writePoint(point); // lint-silent: the app's own configuration
  }

  basic(): string {
    const { user, password } = this.options.credentials; // lint-silent: the app's own options
    return Buffer.from(`${user}:${password}`).toString('base64');
  }
}
