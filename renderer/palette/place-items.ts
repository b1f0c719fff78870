import { Braces, Play, Zap } from 'lucide-react';
import type { Compilation } from '../../shared/compiler/compile.ts';
import { lineStarts, rangeAt } from '../../shared/base/text-position.ts';
import { INTERNAL_EVENTS } from '../../shared/events/hookable-event.ts';
import { eventNodeOf, type Trigger } from '../../shared/flow/trigger.ts';
import { kindName, nodeSentence, nodeTitle, sentenceText } from '../../shared/flow/wording.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { flowOrder } from '../canvas/flow-order.ts';
import { focusNode } from '../canvas/canvas-session.ts';
import { selectElements, selectTrigger } from '../document/document-store.ts';
import { eventLabel } from '../document/event-label.ts';
import { problemsOfNode } from '../document/use-workspace.ts';
import { eventsText, revealInEvents, useEventsText } from '../events/events-text.ts';
import { showDock } from '../frame/layout-store.ts';
import { chooseSample } from '../simulator/simulation-store.ts';
import { nodeIcon } from '../ui/kind-icon.ts';
import type { PaletteItem, PaletteMark } from './palette-item.ts';

function marks(found: Readonly<Record<PaletteMark, boolean>>): readonly PaletteMark[] {
  return (['invalid', 'unused', 'off'] as const).filter((mark) => found[mark]);
}

function triggerItems(workspace: Workspace, compilation: Compilation): readonly PaletteItem[] {
  return workspace.triggers.map((trigger): PaletteItem => {
    const event = eventNodeOf(trigger)?.event ?? '';
    const errors = compilation.problems.filter(
      (problem) => problem.trigger === trigger.id && problem.severity === 'error',
    ).length;
    const said = [
      event === '' ? 'No event yet' : `When ${eventLabel(workspace, event) ?? event} happens`,
      ...(trigger.enabled ? [] : ['Off']),
      ...(errors === 0 ? [] : [errors === 1 ? '1 error' : `${errors} errors`]),
    ];
    return {
      id: `trigger ${trigger.id}`,
      group: 'Triggers',
      name: trigger.name,
      icon: Zap,
      detail: said.join(' · '),
      keywords: `${event} ${trigger.id}`,
      marks: marks({ invalid: errors > 0, unused: false, off: !trigger.enabled }),
      run: () => selectTrigger(trigger.id),
    };
  });
}

function stepItems(workspace: Workspace, compilation: Compilation, trigger: Trigger): readonly PaletteItem[] {
  return flowOrder(trigger).map((node): PaletteItem => {
    const sentence = sentenceText(nodeSentence(node, (id) => eventLabel(workspace, id)));
    const invalid = problemsOfNode(compilation, trigger.id, node.id).some(({ severity }) => severity === 'error');
    const named = nodeTitle(node) !== kindName(node);
    const name = node.kind === 'event' ? `When ${sentence}` : named ? nodeTitle(node) : sentence || kindName(node);
    return {
      id: `step ${trigger.id} ${node.id}`,
      group: 'Steps of this trigger',
      name,
      icon: nodeIcon(node),
      detail: kindName(node),
      keywords: `${node.id} ${named ? sentence : ''}`,
      marks: marks({ invalid, unused: false, off: false }),
      run: () => {
        selectElements([node.id]);
        focusNode(node.id);
      },
    };
  });
}

function eventItems(workspace: Workspace, compilation: Compilation): readonly PaletteItem[] {
  const used = new Set(workspace.triggers.map((trigger) => eventNodeOf(trigger)?.event));
  const isInvalid = (index: number) =>
    compilation.problems.some(
      ({ pointer, severity }) => severity === 'error' && `${pointer}/`.startsWith(`/events/${index}/`),
    );
  const own = workspace.events.map(({ id, label }, index): PaletteItem => ({
    id: `event ${id}`,
    group: 'Events',
    name: label,
    icon: Zap,
    detail: used.has(id) ? id : `${id} · unused`,
    marks: marks({ invalid: isInvalid(index), unused: !used.has(id), off: false }),
    run: () => showEvent(id, workspace.events),
  }));
  const internal = INTERNAL_EVENTS.map(({ id, label }): PaletteItem => {
    const first = workspace.triggers.find((trigger) => eventNodeOf(trigger)?.event === id);
    return {
      id: `event ${id}`,
      group: 'Events',
      name: label,
      icon: Zap,
      detail: `${id} · internal`,
      disabledReason: first ? undefined : 'Hookflow raises it itself, and no trigger starts with it',
      run: () => first && selectTrigger(first.id),
    };
  });
  return [...own, ...internal];
}

function unfinishedEvents(errors: number): PaletteItem {
  return {
    id: 'events with errors',
    group: 'Events',
    name: 'Events JSON',
    icon: Braces,
    detail: errors === 1 ? '1 error' : `${errors} errors`,
    marks: ['invalid'],
    run: () => showDock('events'),
  };
}

/** Opens the events' text at the event's id. */
function showEvent(id: string, events: Workspace['events']): void {
  showDock('events');
  const text = useEventsText.getState().typed ?? eventsText(events);
  const offset = text.indexOf(`"${id}"`);
  if (offset >= 0) revealInEvents(rangeAt(lineStarts(text), offset + 1, id.length));
}

function sampleItems(workspace: Workspace): readonly PaletteItem[] {
  return workspace.samples.map(({ id, name, occurrence }): PaletteItem => ({
    id: `sample ${id}`,
    group: 'Samples',
    name,
    icon: Play,
    detail: occurrence.id,
    keywords: `${occurrence.event} ${eventLabel(workspace, occurrence.event) ?? ''}`,
    run: () => {
      chooseSample(id);
      showDock('simulator');
    },
  }));
}

/** Where one can go: triggers, the steps of the open one, events and samples. `eventsErrors`: in the text of Events JSON. */
export function placeItems(
  workspace: Workspace,
  compilation: Compilation,
  open: string | null,
  eventsErrors: number,
): readonly PaletteItem[] {
  const trigger = open === null ? undefined : triggerOf(workspace, open);
  return [
    ...triggerItems(workspace, compilation),
    ...(trigger === undefined ? [] : stepItems(workspace, compilation, trigger)),
    ...eventItems(workspace, compilation),
    ...(eventsErrors === 0 ? [] : [unfinishedEvents(eventsErrors)]),
    ...sampleItems(workspace),
  ];
}
