import { Relationships } from './Relationships';
let instance: Relationships | undefined;
export const relationships = (): Relationships => (instance ??= Relationships.fromEnv());
export type { Endpoint } from './Relationships';
