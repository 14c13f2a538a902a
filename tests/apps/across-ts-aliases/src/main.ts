import express from 'express';
import * as platform from '@platform';
import { Accounts } from './accounts/repository.js';
import { rollup } from '@app/jobs/rollup';
import settings from './config/index.js';

const app = express();
const accounts = new Accounts();

app.get('/me', (request, response) => response.json({ user: request.user, org: request.session.org })); // lint-silent: of the request
app.get('/who', (_, response) => {
    const { user, host } = settings.influx.endpoint; // lint-expect: renamed-user
    response.json({ user, host, owner: settings.mongo.endpoint.user }); // lint-silent: MongoDB
});
app.get('/org', (_, response) => response.json(platform.endpoint('timedb').org)); // lint-expect: moved-org
app.get('/rollup', async (_, response) => response.json(await rollup()));
app.get('/login', (_, response) => response.json(settings.influx.login)); // lint-silent: of our config
app.listen(process.env.PORT, () => console.log(accounts.url()));
