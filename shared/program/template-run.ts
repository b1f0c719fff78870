/** Counted, never timed, so that a template behaves the same on a slow machine (E8). */
export const TEMPLATE_LIMITS = {
  /** UTF-16 units of a template's source. */
  source: 65_536,
  /** Tags and brackets inside one another. */
  depth: 64,
  /** Tags, texts, outputs and filters run. */
  steps: 100_000,
  /** UTF-16 units and list elements that outputs and filters take in and give out. */
  bytes: 4_194_304,
  /** UTF-16 units of the result. */
  output: 262_144,
} as const;

const NOTES = 20;

/** What a template is told besides its data: `now` in epoch milliseconds, the workspace's IANA zone. */
export interface TemplateClock {
  readonly now: number;
  readonly timeZone: string;
}

/** Thrown inside liquidjs and caught by `render`: the only way to stop it. */
export class TemplateStop extends Error {}

/** The counters and notes of one rendering. liquidjs calls `check` before each node and `use` where it allocates. */
export class TemplateRun {
  readonly clock: TemplateClock;
  /** Inside `capture` texts stay as they are: they are escaped once, when they are written. */
  capturing = 0;
  readonly notes: string[] = [];
  #steps = 0;
  #bytes = 0;
  #output = 0;
  #missing: string[] = [];

  constructor(clock: TemplateClock) {
    this.clock = clock;
  }

  /** One step; forgets what a condition or an assignment found missing, since only outputs leave notes. */
  check(): void {
    this.#missing = [];
    this.step();
  }

  step(): void {
    this.#steps += 1;
    if (this.#steps > TEMPLATE_LIMITS.steps) throw new TemplateStop('The template takes too many steps.');
  }

  use(units: number): void {
    const amount = Number(units);
    if (!(amount > 0)) return;
    this.#bytes += amount;
    if (this.#bytes > TEMPLATE_LIMITS.bytes) throw new TemplateStop('The template handles too much text.');
  }

  wrote(units: number): void {
    this.#output += units;
    if (this.#output > TEMPLATE_LIMITS.output) throw new TemplateStop('The template writes too much text.');
  }

  missed(path: string): void {
    this.#missing.push(path);
  }

  /** `default` put something in the place of what was missing. */
  replaced(): void {
    this.#missing = [];
  }

  /** An output is being written: what it found missing is worth a note. */
  noteMissing(): void {
    for (const path of this.#missing) {
      const note = `${path} is missing and stays empty`;
      if (this.notes.length < NOTES && !this.notes.includes(note)) this.notes.push(note);
    }
    this.#missing = [];
  }
}
