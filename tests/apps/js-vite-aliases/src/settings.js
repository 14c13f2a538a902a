export default { org: 'Weather Office', user: 'public' };
