import { Injectable, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { InfluxDB, Point, WriteApi } from '@influxdata/influxdb-client';
import { RelationshipsService } from '../platform/relationships.service';
import type { InfluxEndpoint } from '../platform/relationships.types';
import { WriteTarget, basicAuth, clientOptions, describeTarget, writeTarget } from './influx.options';

@Injectable()
export class InfluxService implements OnModuleInit, OnModuleDestroy {
  private client!: InfluxDB;
  private writer!: WriteApi;
  private readonly endpoint: InfluxEndpoint;
  #target?: WriteTarget;

  constructor(private readonly relationships: RelationshipsService) {
    this.endpoint = this.relationships.influx;
  }

  onModuleInit(): void {
    this.client = new InfluxDB(clientOptions(this.endpoint));
    this.#target = writeTarget(this.endpoint);
    this.writer = this.client.getWriteApi(this.#target.org, this.#target.bucket); // lint-silent: the app's own object
  }

  async onModuleDestroy(): Promise<void> {
    await this.writer.close();
  }

  record(point: Point): void {
    this.writer.writePoint(point.tag('org', this.endpoint.org)); // lint-expect: moved-org
  }

  async ping(): Promise<{ ok: boolean; target: string }> {
    const response = await fetch(`http://${this.endpoint.host}:${this.endpoint.port}/ping`, {
      headers: { authorization: basicAuth(this.endpoint) },
    });
    return { ok: response.ok, target: describeTarget(this.#target!) };
  }
}
