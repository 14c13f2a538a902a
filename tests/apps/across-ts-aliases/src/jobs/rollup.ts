import { endpoint, prop, tools, withEndpoint } from '@platform';

const tokenOf = prop('api_token'); // lint-expect: moved-api-token

export async function rollup() {
    const { createClient } = await import('../metrics/client.js');
    const client = createClient();
    const token = tokenOf(endpoint('timedb'));
    const org = withEndpoint(endpoint('timedb'), ({ org }) => org); // lint-expect: moved-org
    const bucket = tools.pipe(endpoint('timedb'), (found) => found.bucket); // lint-expect: moved-bucket
    const owner = tools.pipe(endpoint('users'), (found) => found.bucket); // lint-silent: MongoDB
    const cluster = withEndpoint(endpoint('search'), (found) => found.user); // lint-silent: OpenSearch
    return { token, org, bucket, owner, cluster, login: client.user }; // lint-silent: a getter
}

export const summary = async () => (await import('../metrics/client')).createClient().org; // lint-silent: a getter
