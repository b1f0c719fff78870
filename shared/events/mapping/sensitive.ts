import type { Json } from '../../base/json.ts';

/** What should not travel further than needed: `secret` opens something or pays, `personal` tells who somebody is. */
export type Sensitivity = 'secret' | 'personal';

const SECRET =
  /(^|[_\W])(token|secret|password|passwd|authorization|cookie|api_?key|access_?key|private_?key|signature|session(_?id)?|cvv|cvc|iban|card(_?number)?|cc_?number|credit_?card(_?number)?)$/;
const PERSONAL =
  /(^|[_\W])(e?mail|contact_email|phone(_?number)?|mobile|fax|first_?name|last_?name|full_?name|given_?name|family_?name|surname|address(_?[123])?|street|zip|post(al)?_?code|ip(_?address)?|browser_ip|birth_?(day|date)|date_of_birth|passport|ssn|tax_?id|latitude|longitude|purl|shard_?key|client_id|user_id|anonymous_id|customer_id)$/;

/** By the name of a field and what it holds; undefined where neither says so. */
export function sensitivityOf(name: string, value: Json): Sensitivity | undefined {
  const plain = snakeCase(name);
  if (isCardNumber(value) || SECRET.test(plain)) return 'secret';
  return PERSONAL.test(plain) || isAddress(value) ? 'personal' : undefined;
}

/** `firstName` and `first-name` are `first_name`. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s-]+/g, '_')
    .toLowerCase();
}

function isAddress(value: Json): boolean {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}

/** Thirteen to nineteen digits that satisfy Luhn's check, with spaces or dashes between groups or without. */
export function isCardNumber(value: Json): boolean {
  if (typeof value !== 'string' || !/^\d(?:[ -]?\d){12,18}$/.test(value)) return false;
  const digits = [...value.replaceAll(/[ -]/g, '')].reverse().map(Number);
  if (!/^[3-6]/.test(value)) return false;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
