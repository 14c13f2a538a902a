import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { describe, latest } from '~/models/readings.server';
import { userByToken } from '~/models/user.server';
import { platform } from '~/services/platform.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await userByToken(request.headers.get('x-token') ?? '');
  if (!user) throw new Response(null, { status: 401 });
  const { metrics: [{ bucket: shelf }] } = platform(); // lint-expect: moved-bucket
  return json({
    org: user.org, // lint-silent: a row of PostgreSQL
    shelf,
    source: describe(),
    readings: await latest(params.id!),
  });
}

export default function Sensor() {
  const { org, shelf, source, readings } = useLoaderData<typeof loader>(); // lint-silent: what the loader gave
  return (
    <main>
      <h1 title={source}>{org}</h1>
      <p>{shelf}</p>
      <ul>{readings.map((reading) => <li key={reading.org}>{reading.value}</li>)}</ul>
    </main>
  );
}
