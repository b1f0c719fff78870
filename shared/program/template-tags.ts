import { CaptureTag, CycleTag, ForTag, Value, evalToken, type Context, type Emitter, type Liquid } from 'liquidjs';
import { runOf } from './template-context.ts';
import { textOf } from './template-escape.ts';
import type { TemplateRun } from './template-run.ts';

/** Tags that a template may hold; all else is refused where it is parsed. */
export const TAGS: readonly string[] = [
  ...['assign', 'for', 'capture', 'case', 'comment', 'decrement', 'increment', 'cycle', 'if', 'raw', 'unless'],
  ...['break', 'continue', 'echo', '#'],
];

const FILES = 'reads another file, and a template stands alone';
/** Known elsewhere, refused here, with the reason. */
export const REFUSED_TAGS: Readonly<Record<string, string>> = {
  include: FILES,
  render: FILES,
  layout: FILES,
  block: FILES,
  tablerow: 'is not supported; write the table with for',
  liquid: 'is not supported; write each tag in its own {% %}',
};

/** Collects what is written and counts it. */
export class CountingEmitter implements Emitter {
  buffer = '';
  readonly #run: TemplateRun;

  constructor(run: TemplateRun) {
    this.#run = run;
  }

  write(value: unknown): void {
    const text = textOf(value, this.#run);
    this.#run.noteMissing();
    this.#run.wrote(text.length);
    this.buffer += text;
  }
}

/** `capture` keeps plain text, which is escaped once: when it is written. */
class PlainCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const run = runOf(context);
    const emitter = new CountingEmitter(run);
    run.capturing += 1;
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    run.capturing -= 1;
    context.bottom()[this.variable as keyof object] = emitter.buffer as never;
  }
}

/** `cycle` looks its filters up only while it runs; here they are looked up when the template is parsed. */
class CheckedCycle extends CycleTag {
  constructor(...args: ConstructorParameters<typeof CycleTag>) {
    super(...args);
    for (const candidate of this['candidates'] as ConstructorParameters<typeof Value>[0][]) {
      new Value(candidate, args[2]);
    }
  }
}

/** `for` over a missing list writes nothing, which is worth a note as a missing value is (E8). */
class NotingFor extends ForTag {
  override *render(context: Context, emitter: Emitter): ReturnType<ForTag['render']> {
    const list: unknown = yield evalToken(this.collection, context);
    if (list === undefined) runOf(context).noteMissing();
    return yield* super.render(context, emitter);
  }
}

export function registerTags(liquid: Liquid): void {
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) delete liquid.tags[name];
  liquid.registerTag('capture', PlainCapture);
  liquid.registerTag('cycle', CheckedCycle);
  liquid.registerTag('for', NotingFor);
}
