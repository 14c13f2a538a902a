import { inject } from '@adonisjs/core';
import type { HttpContext } from '@adonisjs/core/http';
import Sample from '#models/sample';
import Influx from '#services/influx';

@inject()
export default class SamplesController {
  constructor(private influx: Influx) {}

  async index({ params, auth }: HttpContext) {
    return Sample.query().where({ bucket: params.bucket, org: auth.user!.org }); // lint-silent: a request and its user
  }

  async store({ request, response }: HttpContext) {
    const { user, bucket, value } = request.only(['user', 'bucket', 'value']); // lint-silent: the body of a request
    this.influx.write(`sample.${user}`, value, bucket);
    return response.created({ org: this.influx.org });
  }
}
