import { PlatformService } from './config/platform.service';

const platform = new PlatformService();
export const text = platform.influx().describe();
export const login = platform.influx().login;
export const dbUser = platform.mysql().user;
