import type { Request, Response, NextFunction } from 'express';
import { relationships } from '../config/platform';

declare global {
  namespace Express {
    interface Request {
      influx: any;
      user: { org: string };
    }
  }
}

export function context(name = 'tsdb') {
  return (req: Request, _res: Response, next: NextFunction) => {
    req.influx = relationships()[name]?.[0];
    next();
  };
}

export function org(req: Request) {
  return req.user.org ?? req.influx.org; // lint-expect: moved-org
}
