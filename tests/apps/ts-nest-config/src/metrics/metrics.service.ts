import { Inject, Injectable } from '@nestjs/common';
import { ConfigService, ConfigType } from '@nestjs/config';
import influxConfig from '../config/influx.config';

@Injectable()
export class MetricsService {
  constructor(
    private readonly config: ConfigService,
    @Inject(influxConfig.KEY) private readonly influx: ConfigType<typeof influxConfig>,
  ) {}

  get user(): string {
    return this.config.get<string>('metrics.user'); // lint-expect: renamed-user
  }

  bucket(): string {
    return this.config.getOrThrow('influx.endpoint.bucket'); // lint-expect: moved-bucket
  }

  bucketAgain(): string {
    const ep = this.config.get('influx.endpoint');
    return ep.bucket; // lint-expect: moved-bucket
  }

  token(): string {
    return this.config.get('influx.token') ?? this.influx.token; // lint-silent: own key
  }

  viaInjected(): string {
    return this.influx.endpoint.user; // lint-expect: renamed-user
  }

  org(): string {
    const { org } = this.influx; // lint-silent: own key
    return org;
  }
}
