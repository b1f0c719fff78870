import { useEffect, type RefObject } from 'react';
import { selectWrongPlace } from './actions/select-place.ts';
import { useInspector } from './inspector-store.ts';

/** Brings a step's part of the inspector into view when it is asked for, and moves the focus to the control that is meant. */
export function useReveal(node: string, part: RefObject<HTMLElement | null>): void {
  const reveal = useInspector((state) => (state.reveal?.node === node ? state.reveal : null));
  useEffect(() => {
    const element = part.current;
    if (reveal === null || element === null || useInspector.getState().reveal !== reveal) return;
    useInspector.setState({ reveal: null });
    const control = reveal.focus ? controlOf(element, reveal.field) : undefined;
    (control ?? element).scrollIntoView({ block: 'nearest' });
    control?.focus();
    if (control && reveal.field !== undefined) selectWrongPlace(control);
  }, [reveal, part]);
}

/** The control of a field, else the first one of the step. */
function controlOf(element: HTMLElement, field: string | undefined): HTMLElement | undefined {
  const exact = field === undefined ? undefined : (byField(element, field) ?? byPointer(element, field));
  const first =
    element.querySelector<HTMLElement>('[data-inspector-focus]') ?? element.querySelector<HTMLElement>('input, button');
  return exact ?? first ?? undefined;
}

/** Controls of forms name their field: `action/subject`. A problem may be further inside. */
function byField(element: HTMLElement, field: string): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>('[data-field]')].find((control) => {
    const own = control.dataset['field'] ?? '';
    return field === own || field.startsWith(`${own}/`);
  });
}

/** Parts of conditions are found by pointer and name: `condition/of/0/value` is the value of the rule at `/of/0`. */
function byPointer(element: HTMLElement, field: string): HTMLElement | undefined {
  const members = [...element.querySelectorAll<HTMLElement>('[data-member]')];
  const found = members
    .filter(({ dataset }) => `${field}/`.startsWith(`condition${dataset['member'] ?? ''}/`))
    .toSorted((a, b) => (b.dataset['member'] ?? '').length - (a.dataset['member'] ?? '').length)[0];
  const part = /\/(field|operator|value)(?:\/|$)/.exec(field)?.[1] ?? 'field';
  return (
    found?.querySelector<HTMLElement>(`[data-part="${part}"]`) ??
    found?.querySelector<HTMLElement>('[data-part]') ??
    undefined
  );
}
