import { Router, type Request, type Response } from 'express';
import { attachInflux } from '../middleware/attach';

export const points = Router();

points.use(attachInflux);
points.get('/', (req: Request, res: Response) => {
  const { influx } = req;
  const { bucket = 'default' } = influx!; // lint-expect: moved-bucket
  res.json({ bucket, user: req.query.user }); // lint-silent: query string
});
points.post('/', async (req: Request<{}, {}, { user: string; org: string }>, res) => {
  const auth = `${req.influx!.user}:${req.influx!.password}`; // lint-expect: renamed-user
  const { user, org } = req.body; // lint-silent: request body
  res.json({ auth, user, org });
});
