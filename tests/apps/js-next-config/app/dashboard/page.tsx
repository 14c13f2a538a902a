import { getInflux, token } from '@/lib/influx';

export default async function Page({ searchParams }: { searchParams: { org?: string; user?: string } }) {
  const t = await token();
  const org = searchParams.org ?? 'none'; // lint-silent: query string
  return <main data-org={org}>{t ? 'connected' : 'offline'} {searchParams.user}</main>;
}
