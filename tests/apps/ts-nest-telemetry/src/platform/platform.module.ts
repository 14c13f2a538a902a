import { Global, Module } from '@nestjs/common';
import { RelationshipsService } from './relationships.service';

@Global()
@Module({ providers: [RelationshipsService], exports: [RelationshipsService] })
export class PlatformModule {}
