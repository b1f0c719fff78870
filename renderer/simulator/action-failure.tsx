import { OctagonAlert } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import classes from './action-preview.module.css';
import type { PreviewItem } from './preview-items.ts';

/** An action that could not be requested: the code and the reason (A1, A3, E8). */
export function ActionFailure({ item }: { item: PreviewItem }) {
  return (
    <div className={classes.failure} data-tone="err" role="note">
      <Icon of={OctagonAlert} />
      <div>
        <b>This action could not be requested.</b>
        <p>{item.error?.message}</p>
        <p className="mono">{item.error?.code}</p>
      </div>
    </div>
  );
}
