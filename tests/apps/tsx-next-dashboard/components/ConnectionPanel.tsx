import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  endpoint: Record<string, any>;
  children?: ReactNode;
}

export function Row({ label, value }: { label: string; value: ReactNode }) {
  return (
    <tr>
      <th>{label}</th>
      <td>{value}</td>
    </tr>
  );
}

export function ConnectionPanel({ title, endpoint, children }: PanelProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <Row label="host" value={endpoint.host} /> {/* lint-silent: stays where it is */}
        <Row label="user" value={endpoint.user} /> {/* lint-expect: renamed-user */}
        <Row label="org" value={<code>{endpoint.org}</code>} /> {/* lint-expect: moved-org */}
        <Row label="bucket" value={endpoint.query?.bucket ?? endpoint.bucket} /> {/* lint-expect: moved-bucket=note */}
      </table>
      {children}
    </section>
  );
}
