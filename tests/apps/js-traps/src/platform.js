const decode = (name) => {
  const value = process.env[`PLATFORM_${name}`];
  return value ? JSON.parse(Buffer.from(value, 'base64').toString()) : {};
};
export const relationships = decode('RELATIONSHIPS');
export const variables = decode('VARIABLES');
export const routes = decode('ROUTES');
export const application = decode('APPLICATION');
export const vcap = decode('VCAP');
