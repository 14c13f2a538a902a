import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  user!: string; // lint-silent: a column

  @Column({ nullable: true })
  org?: string; // lint-silent: a column

  @Column()
  api_token!: string; // lint-silent: a column
}
