import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutter,
  GutterMarker,
  hoverTooltip,
  WidgetType,
  type DecorationSet,
} from '@codemirror/view';
import type { Severity, TextProblem, TextRange } from '../../shared/base/problem.ts';
import { problemIcon } from './problem-icon.ts';

/** Replaces what is underlined; places count in the text as it is. */
export const setProblems = StateEffect.define<readonly TextProblem[]>();

interface Shown {
  readonly problems: readonly TextProblem[];
  readonly marks: DecorationSet;
  readonly icons: RangeSet<GutterMarker>;
}

const noIcons: RangeSet<GutterMarker> = RangeSet.of<GutterMarker>([]);

const shown = StateField.define<Shown>({
  create: () => ({ problems: [], marks: Decoration.none, icons: noIcons }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblems)) return show(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return value;
    // Until the text is checked again, marks move with what is typed; the places and fixes hold no more.
    const { changes } = transaction;
    return { problems: [], marks: value.marks.map(changes), icons: value.icons.map(changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

/** A place of a problem in the editor's text, cut to what is there. */
export function offsetsOf(state: EditorState, range: TextRange): { readonly from: number; readonly to: number } {
  const at = (line: number, column: number) => {
    const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    return Math.min(from + column - 1, to);
  };
  const from = at(range.line, range.column);
  return { from, to: Math.max(from, at(range.endLine, range.endColumn)) };
}

/** Problems whose place holds the offset, else those that start on its line. */
export function problemsAt(state: EditorState, offset: number): readonly TextProblem[] {
  const { problems } = state.field(shown);
  const there = problems.filter((problem) => {
    const { from, to } = offsetsOf(state, problem);
    return from <= offset && offset <= to;
  });
  const { number } = state.doc.lineAt(offset);
  return there.length > 0 ? there : problems.filter(({ line }) => line === number);
}

const marks: Readonly<Record<Severity, Decoration>> = {
  error: Decoration.mark({ class: 'cm-problem-error' }),
  warning: Decoration.mark({ class: 'cm-problem-warning' }),
};

/** Where something is missing there is nothing to underline: a short stroke stands there. */
class Point extends WidgetType {
  readonly severity: Severity;
  constructor(severity: Severity) {
    super();
    this.severity = severity;
  }
  override eq(other: Point): boolean {
    return other.severity === this.severity;
  }
  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = `cm-problem-point cm-problem-${this.severity}`;
    element.textContent = ' ';
    return element;
  }
}

class LineIcon extends GutterMarker {
  readonly severity: Severity;
  constructor(severity: Severity) {
    super();
    this.severity = severity;
  }
  override eq(other: LineIcon): boolean {
    return other.severity === this.severity;
  }
  override toDOM(): Node {
    return problemIcon(this.severity);
  }
}
const icons: Readonly<Record<Severity, LineIcon>> = { error: new LineIcon('error'), warning: new LineIcon('warning') };

function show(state: EditorState, problems: readonly TextProblem[]): Shown {
  const found: Range<Decoration>[] = [];
  const lines = new Map<number, Severity>();
  for (const problem of problems) {
    const { from, to } = offsetsOf(state, problem);
    found.push(
      from === to
        ? Decoration.widget({ widget: new Point(problem.severity), side: 1 }).range(from)
        : marks[problem.severity].range(from, to),
    );
    const line = state.doc.lineAt(from).from;
    if (problem.severity === 'error' || !lines.has(line)) lines.set(line, problem.severity);
  }
  const markers = [...lines].map(([line, severity]) => icons[severity].range(line));
  return { problems, marks: Decoration.set(found, true), icons: RangeSet.of(markers, true) };
}

const hover = hoverTooltip(({ state }, offset) => {
  const there = state.field(shown).problems.filter((problem) => {
    const { from, to } = offsetsOf(state, problem);
    return from <= offset && offset <= to;
  });
  const [first] = there;
  if (!first) return null;
  return {
    pos: offsetsOf(state, first).from,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-problem-hover';
      for (const { message, code } of there) {
        const line = dom.appendChild(document.createElement('div'));
        line.append(message);
        line.appendChild(document.createElement('code')).textContent = code;
      }
      return { dom };
    },
  };
});

/** Underlines, gutter icons and messages on hover. */
export const editorProblems: Extension = [
  shown,
  gutter({ class: 'cm-problem-gutter', markers: (view) => view.state.field(shown).icons }),
  hover,
];
