import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class UsersService {
  private readonly user: string;
  constructor(config: ConfigService) {
    this.user = config.get('mysql.user') ?? config.get('database.user'); // lint-silent: mysql
  }
}
