/** When a trigger acts. */
export interface Activity {
  readonly enabled: boolean;
  readonly activeFrom?: string | undefined;
  readonly activeUntil?: string | undefined;
}

/** When a trigger acts, in words: "Always active", "From 2026-03-14", "Off". Its problems stand beside it. */
export function activityWords({ enabled, activeFrom, activeUntil }: Activity): string {
  if (!enabled) return 'Off';
  if (activeFrom === undefined && activeUntil === undefined) return 'Always active';
  if (activeUntil === undefined) return `From ${dateOf(activeFrom)}`;
  return activeFrom === undefined ? `Until ${dateOf(activeUntil)}` : `${dateOf(activeFrom)} to ${dateOf(activeUntil)}`;
}

/** Dates are short in rows; the popover has the whole text. */
function dateOf(text = ''): string {
  return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text;
}
