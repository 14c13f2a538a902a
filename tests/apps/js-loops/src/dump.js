import { relationships } from './env.js';
// Everything as variables, whatever it is.
for (const [name, endpoints] of Object.entries(relationships())) {
  endpoints.forEach((endpoint, index) => {
    for (const [key, value] of Object.entries(endpoint)) {
      console.log(`export ${name.toUpperCase()}_${index}_${key.toUpperCase()}='${value}'`);
    }
  });
}
