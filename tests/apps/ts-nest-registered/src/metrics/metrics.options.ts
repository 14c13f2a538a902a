import { ModuleMetadata, Type } from '@nestjs/common';

export const METRICS_OPTIONS = Symbol('METRICS_OPTIONS');

export interface MetricsOptions {
  url: string;
  credentials: { user: string; password: string }; // lint-silent: the app's own type
  org?: string;
}

export interface MetricsOptionsFactory {
  createMetricsOptions(): MetricsOptions | Promise<MetricsOptions>;
}

export interface MetricsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  useClass: Type<MetricsOptionsFactory>;
}
