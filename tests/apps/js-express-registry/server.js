const express = require('express');
const config = require('./config');

const app = express();
app.use('/readings', require('./routes/readings'));
app.use('/status', require('./routes/status'));

if (require.main === module) {
  app.listen(config.get('port'));
}

module.exports = app;
