import { rel } from 'environment';
export const influx = rel('influxdb');
export const mysql = rel('database');
