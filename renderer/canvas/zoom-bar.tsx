import { Tooltip, UnstyledButton } from '@mantine/core';
import { useReactFlow, useStore } from '@xyflow/react';
import { memo } from 'react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './canvas-bars.module.css';

export const ZOOM_STEP = 1.25;
/** How "Zoom to fit" shows the flow: no larger than 100 %, clear of the bars at its lower edge. */
export const FIT = { maxZoom: 1, padding: { x: '32px', top: '24px', bottom: '76px' } } as const;

/** −, the zoom in per cent (a click sets 100 %), + and fit. */
export const ZoomBar = memo(function ZoomBar() {
  const flow = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  return (
    <div className={`${classes.bar} ${classes.zoom}`} role="toolbar" aria-label="Zoom">
      <IconButton icon={Minus} label="Zoom out" onClick={() => void flow.zoomTo(zoom / ZOOM_STEP)} />
      <Tooltip label="Zoom to 100 %" position="top">
        <UnstyledButton className={classes.percent} onClick={() => void flow.zoomTo(1)}>
          {Math.round(zoom * 100)}%
        </UnstyledButton>
      </Tooltip>
      <IconButton icon={Plus} label="Zoom in" onClick={() => void flow.zoomTo(zoom * ZOOM_STEP)} />
      <IconButton icon={Maximize} label="Zoom to fit" onClick={() => void flow.fitView(FIT)} />
    </div>
  );
});
