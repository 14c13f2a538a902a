const amqp = require('amqplib');
const config = require('../config');

let connection = null;

async function connect() {
  if (connection === null) {
    connection = await amqp.connect(config.formattedCredentials('queue', 'amqp'));
  }
  return connection;
}

function who() {
  return config.credentials('queue').user; // lint-silent: RabbitMQ
}

module.exports = { connect, who };
