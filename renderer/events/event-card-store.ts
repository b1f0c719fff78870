import { create } from 'zustand';

interface EventCardState {
  /** The event whose card is open beside the sidebar's list. */
  readonly open: string | null;
  /** The event whose removal is asked about. */
  readonly removing: string | null;
}

/** What of the events' list is open: session state. */
export const useEventCard = create<EventCardState>(() => ({ open: null, removing: null }));

export function openEventCard(event: string | null): void {
  useEventCard.setState({ open: event });
}
