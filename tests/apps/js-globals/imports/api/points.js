import { Meteor } from 'meteor/meteor';
export const who = () => Meteor.settings.influx.user; // lint-expect: renamed-user
export const db = () => Meteor.settings.db.user; // lint-silent: mysql
export const org = () => JSON.parse(process.env.INFLUX_CREDS).org; // lint-expect: moved-org
export const bucket = () => influx.bucket; // lint-expect: moved-bucket
export const token = () => global.influx.api_token; // lint-expect: moved-api-token
export const other = () => globalThis.mysql.user; // lint-silent: mysql
export const me = () => Meteor.user().user; // lint-silent: the user who is logged in
