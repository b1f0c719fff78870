/** A piece of a sentence; nouns are strong, joints are not. */
export interface Phrase {
  readonly text: string;
  readonly strong?: true;
}

/** The label of an event, internal ones included. */
export type EventLabel = (id: string) => string | undefined;

export function noun(text: string): Phrase {
  return { text, strong: true };
}

export function sentenceText(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => phrase.text).join('');
}
