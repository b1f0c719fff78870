import { create } from 'zustand';

interface Said {
  readonly text: string;
  /** Counts what was said: the same words again are new ones. */
  readonly times: number;
}
const silence: Said = { text: '', times: 0 };

const useAnnouncements = create<{ polite: Said; assertive: Said }>(() => ({ polite: silence, assertive: silence }));

/** Tells screen readers what just happened, also when it is what happened before; errors interrupt. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  useAnnouncements.setState((before) => ({ [how]: { text, times: before[how].times + 1 } }));
}

/** The live regions; mounted once. Only what comes into them is read out, so that every message is an element of its own. */
export function Announcements() {
  const { polite, assertive } = useAnnouncements();
  return (
    <>
      <div className="spoken" aria-live="polite" role="status">
        <span key={polite.times}>{polite.text}</span>
      </div>
      <div className="spoken" aria-live="assertive" role="alert">
        <span key={assertive.times}>{assertive.text}</span>
      </div>
    </>
  );
}
