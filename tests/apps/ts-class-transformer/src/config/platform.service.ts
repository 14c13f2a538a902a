import { Injectable } from '@nestjs/common';
import { plainToInstance, Expose, Type } from 'class-transformer';

export class InfluxEndpoint {
  host!: string;
  port!: number;

  @Expose({ name: 'user' }) // lint-expect: renamed-user
  login!: string;

  @Expose()
  org!: string; // lint-expect: moved-org

  bucket!: string; // lint-expect: moved-bucket

  get url(): string {
    return `http://${this.host}:${this.port}`;
  }

  describe(): string {
    return `${this.login}/${this.org}/${this.bucket}`;
  }
}

export class MysqlEndpoint {
  host!: string;
  user!: string; // lint-silent: mysql
}

@Injectable()
export class PlatformService {
  private readonly raw: Record<string, object[]>;

  constructor() {
    this.raw = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS ?? '', 'base64').toString());
  }

  influx(): InfluxEndpoint {
    return plainToInstance(InfluxEndpoint, this.raw['influxdb'][0]);
  }

  mysql(): MysqlEndpoint {
    return plainToInstance(MysqlEndpoint, this.raw['database'][0]);
  }
}
