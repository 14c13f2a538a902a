import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';

@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  async byToken(token: string): Promise<User | null> {
    return this.users.findOneBy({ api_token: token }); // lint-silent: a column
  }

  label(entity: User): string {
    return entity.org ? `${entity.user}@${entity.org}` : entity.user; // lint-silent: an entity
  }
}
