/** Selects a place of a template, moves the focus there and brings its line into view. Its drawn lines stand before the text box. */
export function selectPlace(box: HTMLTextAreaElement, from: number, to: number): void {
  box.focus({ preventScroll: true });
  box.setSelectionRange(from, to);
  const line = box.value.slice(0, from).split('\n').length - 1;
  (box.previousElementSibling?.children[line] ?? box).scrollIntoView({ block: 'nearest' });
}

/** Likewise for the place that a text box names as wrong; nothing when it names none. */
export function selectWrongPlace(control: HTMLElement): void {
  const [from, to] = control.dataset['wrong']?.split(' ').map(Number) ?? [];
  if (control instanceof HTMLTextAreaElement && from !== undefined && to !== undefined) selectPlace(control, from, to);
}
