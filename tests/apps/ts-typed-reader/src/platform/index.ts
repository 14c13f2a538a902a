export * from './types';
export { default as platform, isInflux } from './reader';
