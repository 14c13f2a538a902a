import 'server-only';

type Json = Record<string, any>;

const { PLATFORM_RELATIONSHIPS, PLATFORM_APPLICATION } = process.env;

const decode = (value: string | undefined): Json => (value ? JSON.parse(atob(value)) : {});

export const relationships = decode(PLATFORM_RELATIONSHIPS);
export const application = decode(PLATFORM_APPLICATION);

export const isPlatform = Boolean(PLATFORM_RELATIONSHIPS); // lint-silent: only whether it is there
export const deployUser: string = application.user ?? 'web'; // lint-silent: PLATFORM_APPLICATION
