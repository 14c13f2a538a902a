export { fetchRelationship as relationship, allRelationships } from './lookup';
export type { Endpoint } from './model';
