import { TypeGuards, Value, toValueSync, type Template } from 'liquidjs';
import type { TemplateProblem } from './template-problem.ts';

/**
 * liquidjs silently drops what it cannot use: `{{ first name }}` would print `first`. Here an expression must be one
 * value, or values joined by operators.
 */
export function refuseLeftovers(templates: readonly Template[]): TemplateProblem | undefined {
  for (const template of templates) {
    for (const part of template.arguments?.() ?? []) {
      if (part instanceof Value && !isWhole(part)) {
        const { begin, end } = template.token;
        const reason = `“${template.token.getText()}” holds something that is no single value; join values with filters such as append.`;
        return { reason, offset: begin, length: end - begin };
      }
    }
    const children = template.children?.(false, true);
    const inner = children === undefined ? undefined : refuseLeftovers(toValueSync<Template[]>(children));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Whether the operators of the expression use up all values but one. */
function isWhole(value: Value): boolean {
  let operands = 0;
  for (const token of value.initial.postfix) {
    if (!TypeGuards.isOperatorToken(token)) operands += 1;
    else if (token.operator !== 'not') operands -= 1;
    if (operands < 1) return false;
  }
  return operands === 1;
}
