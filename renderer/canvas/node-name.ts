import { outputWords } from '../../shared/flow/connection.ts';
import type { FlowNode } from '../../shared/flow/trigger.ts';
import { kindName, nodeTitle, sentenceText } from '../../shared/flow/wording.ts';
import type { NodeLook } from '../ui/tone.ts';
import type { NodeView } from './node-view.ts';

const STATE_WORDS: Readonly<Record<NodeLook, string>> = {
  passed: 'passed',
  failed: 'failed',
  requested: 'requested',
  notReached: 'not reached',
  waiting: 'waiting',
  error: 'error',
  covered: 'covered by tests',
  partly: 'partly covered by tests',
  uncovered: 'not covered by tests',
};

/** What a screen reader says of a node: "Condition, From Austin 100 or more, passed, took Yes, 2 of 2 rules hold". */
export function nodeName(view: NodeView): string {
  const said = view.node.kind === 'event' ? `When ${sentenceText(view.sentence)}` : sentenceText(view.sentence);
  const parts = [
    kindName(view.node),
    withoutCommas(said),
    view.look === undefined
      ? undefined
      : `${view.stale ? 'stale, before the last change ' : ''}${stateWords(view, view.look)}`,
    view.look === undefined ? undefined : view.fact?.replace(' · ', ', '),
    view.problems === 0 ? undefined : problemWords(view.problems),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function stateWords({ word }: NodeView, look: NodeLook): string {
  return word === undefined || look === 'partly' ? STATE_WORDS[look] : withoutCommas(word);
}

export function problemWords(count: number): string {
  return `${count} problem${count === 1 ? '' : 's'}`;
}

/** "Add a step after No": a tab by its word, a step with one output by its own name. */
export function addAfterWords(node: FlowNode, port: string): string {
  if (node.kind === 'event') return 'Add a step after the event';
  const tab = node.kind === 'condition' || node.kind === 'split';
  return `Add a step after ${tab ? outputWords(port) : nodeTitle(node)}`;
}

/** Commas part the name; those of a sentence would read as parts. */
function withoutCommas(text: string): string {
  return text.replaceAll(/,\s/g, ' ');
}
