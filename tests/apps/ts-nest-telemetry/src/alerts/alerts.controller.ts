import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { InfluxEndpoint } from '../platform/relationships.types';
import { RelationshipsService } from '../platform/relationships.service';
import { legacyEndpoint, legacyToken, userName } from './legacy-endpoint';

interface AlertDto {
  user: string; // lint-silent: the body of a request
  org: string;
}

@Controller('alerts')
export class AlertsController {
  constructor(private readonly relationships: RelationshipsService) {}

  @Post()
  create(@Body() alert: AlertDto) {
    return { owner: alert.user, org: alert.org, sentBy: userName() }; // lint-silent: the body of a request
  }

  @Get(':org/:bucket')
  show(@Param() params: { org: string; bucket: string }) {
    return { ...params, allowed: params.bucket === this.defaultBucket(this.relationships.influx) }; // lint-silent: the path of a request
  }

  @Get('token')
  token() {
    return { token: legacyToken(), org: legacyEndpoint()['org'] }; // lint-expect: moved-org
  }

  private defaultBucket = (endpoint: InfluxEndpoint): string => endpoint.bucket; // lint-expect: moved-bucket
}
