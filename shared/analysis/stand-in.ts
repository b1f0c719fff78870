import { sha256Hex } from '../base/sha256.ts';
import { isCardNumber, snakeCase } from '../events/mapping/sensitive.ts';

const FIRST = ['Alex', 'Robin', 'Sam', 'Kim', 'Charlie', 'Noor', 'Jo', 'Mika', 'Toni', 'Andrea'];
const LAST = ['Miller', 'Garcia', 'Chen', 'Novak', 'Okafor', 'Larsen', 'Rossi', 'Silva', 'Kaya', 'Smith'];
const CARD = '4242424242424242';

/** A value of the same kind and format that tells nobody apart but by equality: the same for the same value and salt. */
export function standInFor(name: string, value: string | number, salt: string): string | number {
  const hash = sha256Hex(`${salt}\n${value}`);
  if (typeof value === 'number') return Number(shaped(String(value), hash)) || value;
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return `person-${hash.slice(0, 8)}@example.com`;
  if (isCardNumber(value)) return digitsOf(value, CARD);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(value)) return `192.0.2.${byteOf(hash)}`;
  if (/^[0-9a-f:]+:[0-9a-f:]*$/i.test(value)) return `2001:db8::${hash.slice(0, 4)}`;
  if (/^\d{4}-\d\d-\d\d/.test(value)) return `1990-01-01${value.slice(10)}`;
  const plain = snakeCase(name);
  if (/^(first_?name|given_?name)$/.test(plain)) return oneOf(FIRST, hash);
  if (/^(last_?name|family_?name|surname)$/.test(plain)) return oneOf(LAST, hash);
  if (/^full_?name$/.test(plain)) return `${oneOf(FIRST, hash)} ${oneOf(LAST, hash.slice(8))}`;
  return shaped(value, hash);
}

/** Digits become digits and letters letters of the same case; everything else stands where it stood. */
function shaped(text: string, hash: string): string {
  let at = 0;
  const next = (): number => Number.parseInt(hash[(at += 1) % hash.length] ?? '0', 16) + at;
  return text.replaceAll(/\p{L}|\p{N}/gu, (one) => {
    if (/\d/.test(one)) return String(1 + (next() % 9));
    const letter = String.fromCharCode(97 + (next() % 26));
    return one === one.toUpperCase() && one !== one.toLowerCase() ? letter.toUpperCase() : letter;
  });
}

/** The digits of `from`, in the places of the text's own. */
function digitsOf(text: string, from: string): string {
  let at = 0;
  return text.replaceAll(/\d/g, () => from[at++ % from.length] ?? '0');
}

function oneOf(names: readonly string[], hash: string): string {
  return names[byteOf(hash) % names.length] ?? '';
}

function byteOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 2), 16);
}
