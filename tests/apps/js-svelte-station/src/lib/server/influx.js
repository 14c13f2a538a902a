import { lazyWeather, service, weather } from './services.js';

const settings = weather(['scheme', 'host', 'port', 'api_token']); // lint-expect: moved-api-token

const base = settings ? `${settings.scheme}://${settings.host}:${settings.port}` : 'http://localhost:8086';
const headers = { Authorization: `Token ${settings?.api_token ?? 'dev'}` };

export async function query(flux) {
  const organisation = service('weather').org; // lint-expect: moved-org
  const answer = await fetch(`${base}/api/v2/query?org=${organisation}`, { method: 'POST', headers, body: flux });
  return answer.text();
}

export const bucketOf = ({ bucket = 'weather' } = {}) => bucket; // lint-expect: moved-bucket

export async function write(lines) {
  const endpoint = lazyWeather();
  const target = new URL('/api/v2/write', base);
  target.search = new URLSearchParams({ org: endpoint?.org, bucket: bucketOf(endpoint) }).toString(); // lint-expect: moved-org
  return fetch(target, { method: 'POST', headers, body: lines.join('\n') });
}
