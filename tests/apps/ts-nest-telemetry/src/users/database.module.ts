import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RelationshipsService } from '../platform/relationships.service';
import { User } from './user.entity';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [RelationshipsService],
      useFactory: (relationships: RelationshipsService) => {
        const { username, password, host, port, path, user = username } = relationships.postgres; // lint-silent: PostgreSQL
        return { type: 'postgres' as const, username: user, password, host, port, database: path, entities: [User] };
      },
    }),
  ],
})
export class DatabaseModule {}
