export * from './decode';
export { default as memo } from './memo';
export type { Maybe } from './types';
