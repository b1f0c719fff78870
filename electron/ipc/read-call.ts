import { z } from 'zod';
import { desktopCalls, type DesktopArgument, type DesktopCall } from '../../shared/desktop/desktop-calls.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** A checked call: the argument is of the type that its name asks for. */
export type CheckedCall = {
  [C in DesktopCall]: { readonly name: C; readonly argument: DesktopArgument<C> };
}[DesktopCall];

const Message = z.strictObject({ name: z.string(), argument: z.unknown() });

/** Reads what a window sent; the error is a sentence for the developer who sent it. */
export function readCall(message: unknown): Result<CheckedCall, string> {
  const parsed = Message.safeParse(message);
  if (!parsed.success) return err('A call is { name, argument }.');
  const { name, argument } = parsed.data;
  if (!isCallName(name)) return err(`There is no call ${name}.`);
  const checked = desktopCalls[name].safeParse(argument);
  if (!checked.success) return err(`${name}: ${z.prettifyError(checked.error)}`);
  return ok({ name, argument: checked.data } as CheckedCall);
}

function isCallName(name: string): name is DesktopCall {
  return Object.hasOwn(desktopCalls, name);
}
