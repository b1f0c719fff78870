import { outputsOf, outputWords, reachableFrom } from './connection.ts';
import { edgeWords } from './flow-command-label.ts';
import { placeIn, type Decide, type MergePlace, type MergeSide } from './merge-conflict.ts';
import { WHY } from './merge-words.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from './trigger.ts';
import { nodeTitle } from './wording.ts';

/** What is drawn of one trigger. */
export type Drawing = Pick<Trigger, 'nodes' | 'edges'>;
export interface Drawings {
  readonly base: Drawing;
  readonly mine: Drawing;
  readonly theirs: Drawing;
}

export function addedEdges(drawings: Drawings, side: MergeSide): readonly Edge[] {
  const before = keysOf(drawings.base.edges);
  return drawings[side].edges.filter((edge) => !before.has(edgeKey(edge)));
}

/** Whether both ends are there and the edge may join them (F2). */
export function fits(edge: Edge, nodes: ReadonlyMap<string, FlowNode>): boolean {
  const from = nodes.get(edge.from);
  const to = nodes.get(edge.to);
  return from !== undefined && to !== undefined && to.kind !== 'note' && outputsOf(from).includes(edge.port);
}

/**
 * The connections of the merged nodes: each is a field of its own. One that went away with a removed step stays when the step does.
 * An output that both sides led elsewhere, and a loop that they make together (F3), are conflicts.
 */
export function mergeEdges(drawings: Drawings, nodes: readonly FlowNode[], place: MergePlace, decide: Decide) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rerouted = reroutedEdges(drawings, byId, place, decide);
  const edges = bothSides(drawings)
    .filter((edge) => isKept(edge, drawings, byId) && !rerouted.has(edgeKey(edge)))
    .filter((edge) => fits(edge, byId) || !fitsSomewhere(edge, drawings));
  return withoutLoops({ nodes, edges }, drawings, place, decide);
}

function bothSides({ mine, theirs }: Drawings): readonly Edge[] {
  const known = keysOf(mine.edges);
  return [...mine.edges, ...theirs.edges.filter((edge) => !known.has(edgeKey(edge)))];
}

function isKept(edge: Edge, { base, mine, theirs }: Drawings, nodes: ReadonlyMap<string, FlowNode>): boolean {
  const key = edgeKey(edge);
  const inMine = keysOf(mine.edges).has(key);
  if (inMine && keysOf(theirs.edges).has(key)) return true;
  if (!keysOf(base.edges).has(key)) return true;
  const remover = inMine ? theirs : mine;
  return [edge.from, edge.to].some((id) => nodes.has(id) && !remover.nodes.some((node) => node.id === id));
}

/** A broken file's edges that fit neither side stay as they are: the compiler tells of them (F4). */
function fitsSomewhere(edge: Edge, { mine, theirs }: Drawings): boolean {
  return [mine, theirs].some(({ nodes, edges }) => {
    if (!keysOf(edges).has(edgeKey(edge))) return false;
    return fits(edge, new Map(nodes.map((node) => [node.id, node])));
  });
}

/** Keys of the edges that lose because both sides took an output from the same step and led it to different ones. */
function reroutedEdges(
  drawings: Drawings,
  nodes: ReadonlyMap<string, FlowNode>,
  place: MergePlace,
  decide: Decide,
): ReadonlySet<string> {
  const gone = drawings.base.edges.filter((edge) => !keysOf(bothSides(drawings)).has(edgeKey(edge)));
  const lost = new Set<string>();
  for (const output of new Set(gone.map(({ from, port }) => JSON.stringify([from, port])))) {
    const at = (edges: readonly Edge[]) => edges.filter(({ from, port }) => JSON.stringify([from, port]) === output);
    const [first] = at(gone);
    const from = first && nodes.get(first.from);
    const mine = at(addedEdges(drawings, 'mine'));
    const theirs = at(addedEdges(drawings, 'theirs'));
    const same = mine.length === theirs.length && mine.every((edge) => keysOf(theirs).has(edgeKey(edge)));
    if (first === undefined || from === undefined || mine.length === 0 || theirs.length === 0 || same) continue;
    const names = (edges: readonly Edge[], drawing: Drawing) =>
      edges
        .map(({ to }) =>
          titleOf(
            drawing.nodes.find((node) => node.id === to),
            to,
          ),
        )
        .join(', ');
    const side = decide({
      place: { ...placeIn(place, 'edges', first.from, first.port), node: first.from },
      what: `where ${outputWords(first.port)} of ${nodeTitle(from)} leads`,
      why: WHY.output,
      base: names(at(gone), drawings.base),
      mine: names(mine, drawings.mine),
      theirs: names(theirs, drawings.theirs),
    });
    const winners = keysOf(side === 'mine' ? mine : theirs);
    for (const edge of side === 'mine' ? theirs : mine) if (!winners.has(edgeKey(edge))) lost.add(edgeKey(edge));
  }
  return lost;
}

/** Each side alone has no loop, so without the losing side's edges on one there is none. */
function withoutLoops(merged: Drawing, drawings: Drawings, place: MergePlace, decide: Decide): readonly Edge[] {
  const looping = merged.edges.filter((edge) => isOnLoop(merged, edge));
  const only = (side: Drawing) => looping.filter((edge) => !keysOf(side.edges).has(edgeKey(edge)));
  const [mine, theirs] = [only(drawings.theirs), only(drawings.mine)];
  if (mine.length === 0 || theirs.length === 0) return merged.edges;
  const words = (edges: readonly Edge[]) => edges.map((edge) => edgeWords(asTrigger(merged), edge)).join(', ');
  const side = decide({
    place: placeIn(place, 'loop'),
    what: 'connections',
    why: WHY.loop,
    base: undefined,
    mine: words(mine),
    theirs: words(theirs),
  });
  const lost = keysOf(side === 'mine' ? theirs : mine);
  return merged.edges.filter((edge) => !lost.has(edgeKey(edge)));
}

function isOnLoop(drawing: Drawing, edge: Edge): boolean {
  return reachableFrom(asTrigger(drawing), edge.to).has(edge.from);
}

function asTrigger({ nodes, edges }: Drawing): Trigger {
  return { id: '', name: '', enabled: true, nodes, edges };
}

function titleOf(node: FlowNode | undefined, id: string): string {
  return node === undefined ? id : nodeTitle(node);
}

function keysOf(edges: readonly Edge[]): ReadonlySet<string> {
  return new Set(edges.map(edgeKey));
}
