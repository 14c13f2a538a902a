export * as keys from './constants/keys';
export * from './pick';
