import { Injectable } from '@nestjs/common';
import { endpoint, Relationship, type Endpoint } from '@common/relationships';
import type { MetricsOptions, MetricsOptionsFactory } from './metrics.options';

abstract class PlatformOptions {
  protected abstract readonly relationship: Relationship;

  protected get endpoint(): Endpoint {
    return endpoint(this.relationship);
  }

  protected login(): { user: string; password: string } {
    const { username: user, password } = this.endpoint; // lint-silent: the new key
    return { user, password };
  }
}

@Injectable()
export class InfluxMetricsConfig extends PlatformOptions implements MetricsOptionsFactory {
  protected readonly relationship = Relationship.Influx;

  async createMetricsOptions(): Promise<MetricsOptions> {
    const { host, port, org } = this.endpoint; // lint-expect: moved-org
    return { url: `http://${host}:${port}`, org, credentials: this.login() };
  }

  protected override login() {
    return { user: this.endpoint.user as string, password: this.endpoint.password as string }; // lint-expect: renamed-user
  }
}
