import { authorization, legacyLogin, names, one, target } from './exporters/influx.js';

const [, , mode = 'serve'] = process.argv;

async function main(): Promise<void> {
  if (mode === 'flush') {
    const { client } = await import('./exporters/mongo.js');
    await client.close();
    return;
  }
  const { dump } = await import('./exporters/dump.js');
  for (const line of dump()) console.log(line);
  console.log(target().href, authorization().length, legacyLogin().length, names.login, one('login'));
}

await main();
