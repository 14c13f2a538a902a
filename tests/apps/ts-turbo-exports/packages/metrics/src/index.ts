export { default as createWriter } from './writer.js';
export * from './target.js';
