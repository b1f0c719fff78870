import type { Action } from './action.ts';
import { placeIn, type Decide, type MergePlace } from './merge-conflict.ts';
import { addedEdges, fits, mergeEdges, type Drawing, type Drawings } from './merge-edges.ts';
import { mergeList, mergeMembers, mergeValue, type Sides } from './merge-values.ts';
import { fieldName, fieldWords, nodeChangeWords, nodeWords, WHY } from './merge-words.ts';
import type { EventLabel } from './phrase.ts';
import { sameJson } from './same-json.ts';
import { edgeKey, type FlowNode, type Trigger } from './trigger.ts';
import { kindName, nodeTitle } from './wording.ts';

interface TriggerMerge {
  readonly place: MergePlace;
  readonly decide: Decide;
  readonly label: EventLabel;
}
type Present<T> = Sides<T> & { readonly mine: T; readonly theirs: T };

/** One trigger that both sides have: its fields, its steps by id and field by field, its connections. */
export function mergeTrigger(sides: Present<Trigger>, merge: TriggerMerge): Trigger {
  const { base, mine, theirs } = sides;
  const nothing: Drawing = { nodes: [], edges: [] };
  const drawing = mergeDrawings({ base: base ?? nothing, mine, theirs }, merge);
  return mergeMembers<Trigger>(sides, (member, values) =>
    member === 'nodes' || member === 'edges' ? drawing[member] : mergeField(member, values, merge),
  );
}

/** One field as a whole; a conflict says its values in words. */
export function mergeField<T>(field: string, sides: Sides<T>, o: Omit<TriggerMerge, 'label'>): T | undefined {
  const { base, mine, theirs } = sides;
  return mergeValue(sides, () =>
    o.decide({
      place: placeIn(o.place, field),
      what: fieldName(field),
      why: WHY.both,
      base: fieldWords(field, base),
      mine: fieldWords(field, mine),
      theirs: fieldWords(field, theirs),
    }),
  );
}

function mergeDrawings(drawings: Drawings, merge: TriggerMerge): Drawing {
  const { base, mine, theirs } = drawings;
  if (sameDrawing(mine, theirs) || sameDrawing(base, theirs)) return mine;
  if (sameDrawing(base, mine)) return theirs;
  const nodes = mergeNodes(drawings, merge);
  if (beginsOnce(mine) && beginsOnce(theirs) && !beginsOnce({ nodes })) {
    return drawings[merge.decide({ ...wholeDrawing(drawings, merge), why: WHY.events })];
  }
  return { nodes, edges: mergeEdges(drawings, nodes, merge.place, merge.decide) };
}

function mergeNodes(drawings: Drawings, merge: TriggerMerge): readonly FlowNode[] {
  const sides = { base: drawings.base.nodes, mine: drawings.mine.nodes, theirs: drawings.theirs.nodes };
  const { place, decide, label } = merge;
  return mergeList<FlowNode>(sides, {
    keyOf: (node) => node.id,
    entry: (id, nodes) => mergeNode(nodes, drawings, { ...merge, place: nodePlace(place, id, nodes) }),
    removed: (id, { base, mine, theirs }) =>
      decide({
        place: nodePlace(place, id, { base, mine, theirs }),
        what: 'step',
        why: WHY.removed,
        base: nodeWords(base, label),
        mine: nodeChangeWords(base, mine, label),
        theirs: nodeChangeWords(base, theirs, label),
      }),
    order: () =>
      decide({
        place: placeIn(place, 'order'),
        what: 'order of steps',
        why: WHY.order,
        ...titles(sides.base, sides.mine, sides.theirs),
      }),
    whole: () => decide({ ...wholeDrawing(drawings, merge), why: WHY.ids }),
    uses: (side, id) => addedEdges(drawings, side).some(({ from, to }) => from === id || to === id),
  });
}

function mergeNode(nodes: Present<FlowNode>, drawings: Drawings, merge: TriggerMerge): FlowNode {
  const { base, mine, theirs } = nodes;
  if (mine.kind === theirs.kind && !clash(mine, theirs, drawings)) {
    if (sameJson(base, mine) || sameJson(base, theirs) || sameJson(mine, theirs)) {
      return sameJson(base, mine) ? theirs : mine;
    }
    return mergeMembers<FlowNode>(nodes, (member, values) =>
      member === 'action' ? mergeAction(values as Sides<Action>, merge) : mergeField(member, values, merge),
    );
  }
  const choose = () =>
    merge.decide({
      place: merge.place,
      what: 'step',
      why: WHY.step,
      base: nodeWords(base, merge.label),
      mine: nodeWords(mine, merge.label),
      theirs: nodeWords(theirs, merge.label),
    });
  if (clash(mine, theirs, drawings)) return choose() === 'mine' ? mine : theirs;
  return mergeValue(nodes, choose) ?? mine;
}

/** Whether a side connected the step in a way that the other side's step does not allow. */
function clash(mine: FlowNode, theirs: FlowNode, drawings: Drawings): boolean {
  const misfit = (side: 'mine' | 'theirs', own: FlowNode, other: FlowNode) => {
    const nodes = new Map(drawings[side].nodes.map((node) => [node.id, node]));
    const swapped = new Map(nodes).set(own.id, other);
    return addedEdges(drawings, side).some(
      (edge) => (edge.from === own.id || edge.to === own.id) && fits(edge, nodes) && !fits(edge, swapped),
    );
  };
  return misfit('mine', mine, theirs) || misfit('theirs', theirs, mine);
}

/** Parameters are fields; headers and data are so by name. An action of another kind is one field. */
function mergeAction(sides: Sides<Action>, merge: TriggerMerge): unknown {
  const kinds = new Set(Object.values(sides).map((action: Action | undefined) => action?.kind ?? ''));
  if (kinds.size > 1) {
    return mergeValue(sides, () =>
      merge.decide({
        place: placeIn(merge.place, 'action'),
        what: 'action',
        why: WHY.both,
        base: actionWords(sides.base, merge),
        mine: actionWords(sides.mine, merge),
        theirs: actionWords(sides.theirs, merge),
      }),
    );
  }
  const inAction = { ...merge, place: placeIn(merge.place, 'action') };
  return mergeMembers<Action>(sides, (member, values) => {
    if (member !== 'headers' && member !== 'data') return mergeField(member, values, inAction);
    const present = Object.values(values).every((value: unknown) => typeof value === 'object' && value !== null);
    if (!present) return mergeField(member, values, inAction);
    const place = { ...placeIn(inAction.place, member), where: `${merge.place.where} · ${member}` };
    const inside = { ...merge, place };
    return mergeMembers(values as Sides<object>, (name, named) => mergeField(name, named, inside));
  });
}

function actionWords(action: Action | undefined, merge: TriggerMerge): string | undefined {
  return action && nodeWords({ id: '', kind: 'action', action }, merge.label);
}

function wholeDrawing({ base, mine, theirs }: Drawings, { place }: TriggerMerge) {
  return { place: placeIn(place, 'drawing'), what: 'drawing', ...titles(base.nodes, mine.nodes, theirs.nodes) };
}

function titles(base: readonly FlowNode[], mine: readonly FlowNode[], theirs: readonly FlowNode[]) {
  const words = (nodes: readonly FlowNode[]) => nodes.map(nodeTitle).join(', ');
  return { base: words(base), mine: words(mine), theirs: words(theirs) };
}

function nodePlace(place: MergePlace, id: string, { base, mine, theirs }: Sides<FlowNode>): MergePlace {
  const node = mine ?? theirs ?? base;
  const name = node === undefined ? id : node.kind === 'event' ? kindName(node) : nodeTitle(node);
  return { ...placeIn(place, 'nodes', id), where: `${place.where} · ${name}`, node: id };
}

function beginsOnce({ nodes }: Pick<Drawing, 'nodes'>): boolean {
  return nodes.filter((node) => node.kind === 'event').length === 1;
}

function sameDrawing(a: Drawing, b: Drawing): boolean {
  const keys = (drawing: Drawing) => drawing.edges.map(edgeKey);
  return sameJson(a.nodes, b.nodes) && sameJson(keys(a), keys(b)) && sameJson(a.edges, b.edges);
}
