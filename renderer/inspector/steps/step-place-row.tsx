import { useMemo } from 'react';
import { edgeKey, type Edge } from '../../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch, useDocument } from '../../document/document-store.ts';
import { eventLabel } from '../../document/event-label.ts';
import { announce } from '../../ui/announce.tsx';
import { FormRow } from '../fields/form-row.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { edgesInto, movableTo, outputKey, outputLabel } from './step-place.ts';

const NOWHERE = '';

/** Where a step hangs: one row for each connection into it. Choosing another output moves the step and all that follows it. */
export function StepPlace({ trigger, node }: { readonly trigger: string; readonly node: string }) {
  // As text, so that the rows are drawn again only when they say something else.
  const text = useDocument(({ document }) => (document ? placesText(document.history.present, trigger, node) : '[]'));
  const places = useMemo(() => JSON.parse(text) as readonly Place[], [text]);
  if (places.length === 0) return <PlaceRow trigger={trigger} node={node} place={undefined} label="After" />;
  return places.map((place, index) => (
    <PlaceRow
      key={edgeKey(place.edge)}
      trigger={trigger}
      node={node}
      place={place}
      label={index === 0 ? 'After' : 'And after'}
    />
  ));
}

interface Place {
  readonly edge: Edge;
  readonly words: string;
}

function placesText(workspace: Workspace, triggerId: string, node: string): string {
  const trigger = triggerOf(workspace, triggerId);
  if (!trigger) return '[]';
  const label = (id: string): string | undefined => eventLabel(workspace, id);
  const places: readonly Place[] = edgesInto(trigger, node).map((edge) => {
    const from = trigger.nodes.find(({ id }) => id === edge.from);
    return { edge, words: from ? outputLabel(from, edge.port, label) : edge.from };
  });
  return JSON.stringify(places);
}

function PlaceRow(props: {
  readonly trigger: string;
  readonly node: string;
  readonly place: Place | undefined;
  readonly label: string;
}) {
  const { trigger, node, place } = props;
  const choices = () => {
    const workspace = currentWorkspace();
    const found = triggerOf(workspace, trigger);
    if (!found) return [];
    const options = movableTo(found, node, place?.edge, (id) => eventLabel(workspace, id));
    const rows = options.map(({ key, label }) => ({ value: key, label }));
    return [
      { label: '', options: rows },
      ...(place ? [{ label: 'Or', options: [{ value: NOWHERE, label: 'Nothing: disconnect it' }] }] : []),
    ];
  };
  const move = (picked: string): void => {
    if (picked === NOWHERE) {
      if (place) dispatch({ kind: 'removeElements', trigger, nodes: [], edges: [place.edge] });
      announce('Disconnected.');
      return;
    }
    const [from, port] = JSON.parse(picked) as readonly [string, string];
    const to: Edge = { from, port, to: node };
    dispatch(place ? { kind: 'reconnect', trigger, edge: place.edge, to } : { kind: 'connect', trigger, edge: to });
    announce('Moved.');
  };
  return (
    <FormRow label={props.label} inline>
      <PickList
        label={props.label}
        look="link"
        width={260}
        value={place ? outputKey(place.edge) : NOWHERE}
        valueWords={place?.words ?? 'nothing yet'}
        options={choices}
        empty="No other step can lead here."
        onPick={move}
      />
    </FormRow>
  );
}
