import { FlaskConical, Globe, Laptop, type LucideIcon } from 'lucide-react';
import type { Environment } from '../../shared/desktop/desktop-answers.ts';
import { LOCAL } from '../publish/server-store.ts';

/** A laptop for Local, a globe for what is called production or live, a flask for the others. */
export function environmentIcon({ id, name }: Pick<Environment, 'id' | 'name'>): LucideIcon {
  if (id === LOCAL) return Laptop;
  return /\b(?:prod|production|live)\b/i.test(name) ? Globe : FlaskConical;
}
