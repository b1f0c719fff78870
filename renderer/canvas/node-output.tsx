import { Handle, Position } from '@xyflow/react';
import { Plus } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Icon } from '../ui/icon.tsx';
import { openCanvasMenu } from './canvas-session.ts';
import type { OutgoingSides } from './edge-sides.ts';
import classes from './flow-node.module.css';
import { outputHandle } from './handles.ts';
import { addAfterWords } from './node-name.ts';
import type { NodeView, OutputView } from './node-view.ts';

/** Yes 28 under the top, No 30 above the bottom; the branches of a split one under another. */
function placeOf(view: NodeView, index: number) {
  if (view.node.kind === 'condition' && index === 1) return { top: 'auto', bottom: 20 };
  return { top: 18 + index * 24 };
}

function AddButton({ view, output }: { view: NodeView; output: OutputView }) {
  const title = addAfterWords(view.node, output.port);
  const open = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    openCanvasMenu({
      kind: 'step',
      title,
      place: { after: { from: view.node.id, port: output.port } },
      at: { x: box.right, y: box.bottom },
    });
  };
  return (
    <button type="button" className={classes.add} aria-label={title} title={title} onClick={open}>
      <Icon of={Plus} size={12} />
    </button>
  );
}

/** One output: a tab with its word, or a dot right and at the bottom; free, it offers to add a step. */
export function NodeOutput(props: { view: NodeView; output: OutputView; index: number; sides: OutgoingSides }) {
  const { view, output, index, sides } = props;
  const state = output.stray ? 'stray' : output.state;
  if (output.shape === 'tab' || output.free) {
    return (
      <Handle
        type="source"
        id={outputHandle(index, 'right')}
        position={Position.Right}
        className={classes.tab ?? ''}
        style={placeOf(view, index)}
        data-path={state}
        data-free={output.free}
        data-port={output.port}
        isConnectableEnd
      >
        {output.shape === 'tab' && <span>{output.words}</span>}
        {output.free && <AddButton view={view} output={output} />}
      </Handle>
    );
  }
  return (
    <>
      <Handle
        type="source"
        id={outputHandle(index, 'right')}
        position={Position.Right}
        className={classes.dot ?? ''}
        style={{ top: 28 }}
        data-path={state}
        data-port={output.port}
        data-drawn={sides !== 'bottom'}
      />
      <Handle
        type="source"
        id={outputHandle(index, 'bottom')}
        position={Position.Bottom}
        className={classes.dot ?? ''}
        data-path={state}
        data-port={output.port}
        data-drawn={sides === 'bottom' || sides === 'both'}
      />
    </>
  );
}
