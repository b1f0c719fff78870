import { create } from 'zustand';

const useAnnouncements = create<{ polite: string; assertive: string }>(() => ({ polite: '', assertive: '' }));

/** Tells screen readers what just happened; errors interrupt. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  useAnnouncements.setState({ [how]: text });
}

/** The live regions; mounted once. */
export function Announcements() {
  const { polite, assertive } = useAnnouncements();
  return (
    <>
      <div className="spoken" aria-live="polite" role="status">
        {polite}
      </div>
      <div className="spoken" aria-live="assertive" role="alert">
        {assertive}
      </div>
    </>
  );
}
