export const pick = <T extends object, K extends keyof T>(from: T, ...names: K[]): Pick<T, K> =>
  names.reduce((into, name) => ({ ...into, [name]: from[name] }), {} as Pick<T, K>);
