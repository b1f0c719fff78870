/** A text of some 300 KB that says of itself whether it is whole. */
export function documentText(turn: number): string {
  const line = `turn ${turn}\n`;
  return `${line.repeat(Math.ceil(300_000 / line.length))}end of ${turn}\n`;
}

export function isWhole(text: string): boolean {
  const turn = /^turn (\d+)\n/.exec(text)?.[1];
  return turn !== undefined && text === documentText(Number(turn));
}
