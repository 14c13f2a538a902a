import type { ReactNode } from 'react';
import UserBadge from '@/components/UserBadge';
import { session } from '@/lib/session';

export default async function Layout({ children }: { children: ReactNode }) {
  const current = await session();
  return (
    <html lang="en">
      <body>
        <header>{current && <UserBadge user={current.user.name} org={current.user.org} />}</header> {/* lint-silent: a session */}
        {children}
      </body>
    </html>
  );
}
