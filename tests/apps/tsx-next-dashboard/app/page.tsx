import influx, { samples } from '@/lib/influx';
import { ConnectionPanel } from '@/components/ConnectionPanel';
import { application } from '@/lib/env';

export const dynamic = 'force-dynamic';

export default async function Page({ searchParams }: { searchParams: { org?: string } }) {
  const rows = await samples();
  return (
    <main>
      <h1>{application.name}</h1>
      <p>{searchParams.org ?? influx.org}</p> {/* lint-expect: moved-org */}
      {influx && (
        <ConnectionPanel title="InfluxDB" endpoint={influx}>
          <small>{`${influx.username}@${influx.query.org}`}</small> {/* lint-silent: the new shape */}
        </ConnectionPanel>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.time}>
            {row.user}: {row.value} {/* lint-silent: a row of a result */}
          </li>
        ))}
      </ul>
    </main>
  );
}
