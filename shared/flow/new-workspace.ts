import { WORKSPACE_FORMAT, WORKSPACE_VERSION, type Workspace } from './workspace.ts';

/** An empty workspace (F0). `timeZone` is an IANA name. */
export function newWorkspace(o: { id: string; name: string; timeZone: string }): Workspace {
  return {
    format: WORKSPACE_FORMAT,
    version: WORKSPACE_VERSION,
    id: o.id,
    name: o.name,
    timeZone: o.timeZone,
    events: [],
    retiredEventIds: [],
    triggers: [],
    samples: [],
    scenarios: [],
    layout: {},
  };
}
