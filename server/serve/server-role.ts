/** What a process does of the whole (D3): take requests, evaluate and deliver, or both. */
export const ROLES = ['api', 'worker', 'all'] as const;
export type ServerRole = (typeof ROLES)[number];
