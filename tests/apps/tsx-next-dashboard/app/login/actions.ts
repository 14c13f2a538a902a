'use server';

import { redirect } from 'next/navigation';
import { explorerUser } from '@/lib/influx';
import { owner } from '@/lib/maria';

export async function login(form: FormData): Promise<void> {
  const user = form.get('user'); // lint-silent: a form
  if (user !== explorerUser() && user !== owner) {
    redirect('/login?error=user');
  }
  redirect('/');
}
