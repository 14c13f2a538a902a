export const USER = 'user'; // lint-expect: renamed-user
export const TOKEN = 'api_token'; // lint-expect: moved-api-token
export const HOST = 'host';
