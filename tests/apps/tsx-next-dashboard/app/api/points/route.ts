import { NextRequest, NextResponse } from 'next/server';
import { getConnection } from '@/lib/influx';
import { relationships } from '@/lib/env';

// Writes with the line protocol, without the client.
export async function POST(request: NextRequest) {
  const connection = getConnection();
  if (!connection) {
    return NextResponse.json({ error: 'no InfluxDB' }, { status: 503 });
  }
  const bucket = request.nextUrl.searchParams.get('bucket') ?? connection.bucket; // lint-silent: the query string
  const target = new URL('/api/v2/write', connection.url);
  target.searchParams.set('bucket', bucket);
  target.searchParams.set('org', connection.org); // lint-silent: the app's own object

  const { api_token } = relationships['influxdb'][0]; // lint-expect: moved-api-token
  const response = await fetch(target, {
    method: 'POST',
    headers: { authorization: `Token ${api_token}` },
    body: await request.text(),
  });
  return new NextResponse(null, { status: response.status });
}

export async function GET(request: NextRequest) {
  const { user, bucket } = Object.fromEntries(request.nextUrl.searchParams); // lint-silent: the query string
  return NextResponse.json({ user, bucket });
}
