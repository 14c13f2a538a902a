import type { NextFunction, Request, Response } from 'express';
import { relationships, type Endpoint } from '../platform';

declare global {
  namespace Express {
    interface Request {
      influx?: Endpoint;
    }
  }
}

export function attachInflux(req: Request, _res: Response, next: NextFunction): void {
  req.influx = relationships().require('influxdb');
  next();
}
