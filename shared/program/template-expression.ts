import { TypeGuards, Value, toValueSync, type Template } from 'liquidjs';

/**
 * liquidjs silently drops what it cannot use: `{{ first name }}` would print `first`. Here an expression must be one
 * value, or values joined by operators. The error says where.
 */
export function refuseLeftovers(templates: readonly Template[]): string | undefined {
  for (const template of templates) {
    for (const part of template.arguments?.() ?? []) {
      if (part instanceof Value && !isWhole(part)) {
        const [line, column] = template.token.getPosition();
        const text = template.token.getText();
        return `“${text}” holds something that is no single value; join values with filters such as append. (line ${line}, column ${column})`;
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
