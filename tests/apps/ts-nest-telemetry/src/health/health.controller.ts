import { Controller, Get } from '@nestjs/common';
import { InfluxService } from '../influx/influx.service';
import { RelationshipsService } from '../platform/relationships.service';

@Controller('health')
export class HealthController {
  constructor(
    private readonly influx: InfluxService,
    private readonly relationships: RelationshipsService,
  ) {}

  @Get()
  async check() {
    const { ok, target } = await this.influx.ping();
    return {
      ok,
      target,
      metrics: this.relationships.has('metrics'), // lint-silent: only whether it is there
      postgres: this.relationships.postgres.user ?? 'main', // lint-silent: PostgreSQL
    };
  }
}
