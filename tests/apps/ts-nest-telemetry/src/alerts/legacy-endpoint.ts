import { RelationshipsService } from '../platform/relationships.service';

type Loose = Record<string, string | undefined>;

/** Without the types of the rest of the app, as the alerts once were a script. */
export function legacyEndpoint(name = 'metrics'): Loose {
  const root = RelationshipsService.decode<Record<string, unknown>>(process.env.PLATFORM_RELATIONSHIPS as string);
  const list = root[name] as Loose[];
  return list[0];
}

export function legacyToken(): string {
  const endpoint = legacyEndpoint();
  return (endpoint.api_token ?? '').trim(); // lint-expect: moved-api-token
}

/** Ready for both shapes. */
export function userName(): string | undefined {
  const endpoint = legacyEndpoint();
  return endpoint.username ?? endpoint.user; // lint-expect: renamed-user=note
}

export function searchUser(): string | undefined {
  return legacyEndpoint('search').user; // lint-silent: OpenSearch
}
