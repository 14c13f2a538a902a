import adapter from '@sveltejs/adapter-node';

export default {
  kit: { adapter: adapter(), alias: { $server: 'src/lib/server' } },
};
