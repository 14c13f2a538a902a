import { MongoClient } from 'mongodb';
import { Relationship, Secret, Service } from './service';

export class Archive extends Service {
  constructor() {
    super(Relationship.Archive);
  }

  get login(): string {
    return this.raw.user ?? this.raw.username; // lint-silent: MongoDB
  }

  client(): MongoClient {
    return new MongoClient(`mongodb://${this.login}:${this.secret(Secret.Password)}@${this.address}`);
  }
}

export class Broker extends Service {
  constructor(private readonly user = 'guest') { // lint-silent: a parameter
    super(Relationship.Broker);
  }

  get login(): string {
    return this.user || this.raw.user; // lint-silent: RabbitMQ
  }
}
