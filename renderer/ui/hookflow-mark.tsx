/** The sign: a hook that catches an event and sends it on. */
export function HookflowMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.5 8.2v6.1a3.75 3.75 0 0 0 7.5 0v-3.1" />
        <path d="m13.4 12.6 2.6-2.9 2.6 2.9" />
      </g>
      <circle cx="8.5" cy="6.4" r="2.1" fill="#fff" />
    </svg>
  );
}
