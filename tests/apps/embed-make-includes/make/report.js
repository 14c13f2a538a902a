const endpoint = JSON.parse(process.env.INFLUX_ENDPOINT || '{}');
console.log(endpoint.host, endpoint.bucket); // lint-expect: moved-bucket
console.log(process.env.USER); // lint-silent: who runs it
