const raw = process.env.PLATFORM_RELATIONSHIPS;

module.exports = raw ? JSON.parse(Buffer.from(raw, 'base64').toString('utf-8')) : {};
