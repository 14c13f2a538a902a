'use client';

import { useState } from 'react';

export default function UserBadge({ user, org }: { user: string; org?: string }) { // lint-silent: properties of a component
  const [open, setOpen] = useState(false);
  return (
    <button onClick={() => setOpen(!open)} title={org}>
      {open && org ? `${user} (${org})` : user}
    </button>
  );
}
