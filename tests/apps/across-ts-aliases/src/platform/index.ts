export * from './document';
export { default } from './document';
export { pick as choose, prop, withEndpoint } from './pick';
export * as tools from './pick';
