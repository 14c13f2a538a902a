import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { endpoint, Relationship } from '@common/relationships';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly config: ConfigService) {}

  @Get('where')
  where() {
    return { org: this.config.get<string>('influx.org'), database: this.config.getOrThrow('postgres').database }; // lint-silent: the app's own configuration
  }

  @Post()
  create(@Body() body: { bucket: string; user: string }, @Query('org') org?: string) {
    const target = endpoint(Relationship.Influx);
    if (body.bucket !== target.bucket) { // lint-expect: moved-bucket
      throw new Error(`${body.user} of ${org} may not write there`); // lint-silent: a request
    }
    return this.accept(target, 'org'); // lint-expect: moved-org
  }

  private accept(target: Record<string, string>, key: string) {
    return { accepted: true, [key]: target[key] };
  }
}
