import Joi from 'joi';
import * as v from 'valibot';
import { object, string } from 'yup';
import { first } from './relationships.js';

const joi = Joi.object({
  host: Joi.string().required(),
  user: Joi.string().required(), // lint-expect: renamed-user
  bucket: Joi.string(), // lint-silent: optional, and nobody looks at it
}).unknown();
const { error, value } = joi.validate(first('influxdb'));
if (error) throw error;
export const user = value.user; // lint-expect: renamed-user

const Org = v.object({ org: v.string() }); // lint-expect: moved-org
export const { org } = v.parse(Org, first('influxdb')); // lint-expect: moved-org

const yup = object({ api_token: string().required() }); // lint-expect: moved-api-token
export const token = async (): Promise<string> => (await yup.validate(first('influxdb'))).api_token; // lint-expect: moved-api-token

export const mysql = joi.validate(first('database')).value.bucket; // lint-silent: MySQL
