/** Not used in any text of people: what stands after it says which character was meant. */
const MARK = '\uF8FF';

/** PostgreSQL's texts cannot hold U+0000, which ids and JSON strings may: it is written as a mark and a digit. */
export function toStoredText(text: string): string {
  if (!text.includes('\0') && !text.includes(MARK)) return text;
  return text.replaceAll(MARK, `${MARK}1`).replaceAll('\0', `${MARK}0`);
}

/** The text that `toStoredText` was given. */
export function fromStoredText(text: string): string {
  if (!text.includes(MARK)) return text;
  return text.replaceAll(`${MARK}0`, '\0').replaceAll(`${MARK}1`, MARK);
}
