export const rel = (name: string) => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString())[name][0];
