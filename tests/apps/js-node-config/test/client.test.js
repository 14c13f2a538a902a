describe('client', () => {
  beforeEach(() => {
    process.env.PLATFORM_RELATIONSHIPS = Buffer.from(JSON.stringify({ influxdb: [{ host: 'h', username: 'u' }] })).toString('base64');
  });
  it('has a url', () => {
    const client = require('../src/client');
    expect(client.url).toContain('u');
    expect({ user: 'x' }.user).toBe('x'); // lint-silent: made here
  });
});
