import { BaseModel, column } from '@adonisjs/lucid/orm';

export default class Sample extends BaseModel {
  @column({ isPrimary: true })
  declare id: number;

  @column()
  declare org: string; // lint-silent: a column

  @column()
  declare bucket: string; // lint-silent: a column
}
