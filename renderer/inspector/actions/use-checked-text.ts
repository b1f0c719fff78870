import { useDebouncedValue } from '@mantine/hooks';

/** A text of more UTF-16 units than this is checked when nothing was typed for so many milliseconds. */
const LONG = 2000;
const SETTLED = 250;

/** The text that is checked: of a long one what it was at the last pause, so that no key waits for it. */
export function useCheckedText(value: string): string {
  const [settled] = useDebouncedValue(value, SETTLED);
  return value.length > LONG ? settled : value;
}
