/** Whether windows can be shown without a virtual display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Command and words that run a command under a virtual display of its own, with 24-bit colour. */
export function underVirtualDisplay(command, words) {
  return ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...words]];
}
