export function read() {
  return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString());
}
export const readWithPipe = () => pipe(process.env.PLATFORM_RELATIONSHIPS!, (raw) => Buffer.from(raw, 'base64').toString(), JSON.parse);
import { pipe } from 'fp-ts/function';
