const CLASSES: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', D: 'a', W: ' ', S: 'a' };
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
const MOST_REPEATS = 1_000;

/**
 * A text that a simple RE2 pattern is meant to find: literals, escapes, `.`, `\d` and its like, positive classes, groups,
 * the first alternative and the fewest repeats. Undefined for any other pattern. Whether it does is for the engine to say.
 */
export function patternWitness(pattern: string): string | undefined {
  const reader = new PatternReader(pattern);
  const text = reader.alternatives();
  return reader.simple && reader.done ? text : undefined;
}

class PatternReader {
  simple = true;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  get done(): boolean {
    return this.#at >= this.#characters.length;
  }

  /** Up to a closing bracket or the end; the text of the first alternative. */
  alternatives(): string {
    const first = this.#sequence();
    while (this.#take('|')) this.#sequence();
    return first;
  }

  #sequence(): string {
    let text = '';
    while (this.simple && !this.done && !'|)'.includes(this.#peek())) {
      const atom = this.#atom();
      text += atom.repeat(this.#fewest());
    }
    return text;
  }

  #atom(): string {
    const character = this.#next();
    switch (character) {
      case '^':
      case '$':
        return '';
      case '.':
        return 'a';
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return this.#giveUp();
      default:
        return character;
    }
  }

  #group(): string {
    if (this.#take('?') && !this.#take(':')) return this.#giveUp();
    const text = this.alternatives();
    return this.#take(')') ? text : this.#giveUp();
  }

  #class(): string {
    const first = this.#peek();
    if (first === '^' || first === '[' || first === ']') return this.#giveUp();
    this.#next();
    const text = first === '\\' ? this.#escape() : first;
    while (!this.done && this.#peek() !== ']') if (this.#next() === '\\') this.#next();
    return this.#take(']') ? text : this.#giveUp();
  }

  #escape(): string {
    const character = this.#next();
    const known = CLASSES[character] ?? CONTROLS[character];
    if (known !== undefined) return known;
    if (character === 'b' || character === 'A' || character === 'z') return '';
    return /^[\p{L}\p{N}]?$/u.test(character) ? this.#giveUp() : character;
  }

  /** How often the atom before must stand at least. */
  #fewest(): number {
    if (this.#take('*') || this.#take('?')) return this.#lazy(0);
    if (this.#take('+')) return this.#lazy(1);
    if (this.#peek() !== '{') return 1;
    const repeat = /^\{(\d{1,4})(?:,\d{0,4})?\}/.exec(this.#characters.slice(this.#at, this.#at + 12).join(''));
    const count = Number(repeat?.[1] ?? Infinity);
    if (!repeat || count > MOST_REPEATS) {
      this.#giveUp();
      return 0;
    }
    this.#at += repeat[0].length;
    return this.#lazy(count);
  }

  #lazy(count: number): number {
    this.#take('?');
    return count;
  }

  #peek(): string {
    return this.#characters[this.#at] ?? '';
  }

  #next(): string {
    const character = this.#peek();
    this.#at += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #giveUp(): string {
    this.simple = false;
    return '';
  }
}
