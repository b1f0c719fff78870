/** How a text travels as SMS: its alphabet, its length there, and in how many parts. */
export interface SmsSegments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets of GSM-7 (extension characters count two), or UTF-16 units of UCS-2. */
  readonly units: number;
  readonly segments: number;
  /** Units that still fit into the last segment. */
  readonly left: number;
  /** The first character that GSM-7 lacks. */
  readonly because?: string;
}

// 3GPP TS 23.038: the default alphabet, and the characters reached by an escape.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

const SIZES = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

/** Counts segments as carriers do: no character is split, and several segments carry a header each. An empty text has none. */
export function smsSegments(text: string): SmsSegments {
  const characters = [...text];
  const because = characters.find((character) => !BASIC.has(character) && !EXTENDED.has(character));
  const encoding = because === undefined ? 'GSM-7' : 'UCS-2';
  const widths = characters.map((character) =>
    encoding === 'UCS-2' ? character.length : EXTENDED.has(character) ? 2 : 1,
  );
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { single, part } = SIZES[encoding];
  const found = units <= single ? { segments: units === 0 ? 0 : 1, left: single - units } : parts(widths, part);
  return { encoding, units, ...found, ...(because === undefined ? {} : { because }) };
}

function parts(widths: readonly number[], size: number): { readonly segments: number; readonly left: number } {
  let [segments, left] = [1, size];
  for (const width of widths) {
    if (width > left) {
      segments += 1;
      left = size;
    }
    left -= width;
  }
  return { segments, left };
}

/** "1 segment · GSM-7 · 92 of 160", "2 segments · UCS-2 because of “ł”". */
export function smsWords(count: SmsSegments): string {
  const parts = `${count.segments} ${count.segments === 1 ? 'segment' : 'segments'}`;
  const why = count.because === undefined ? '' : ` because of “${count.because}”`;
  return `${parts} · ${count.encoding}${why} · ${count.left} left`;
}
