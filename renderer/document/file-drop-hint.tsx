import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import classes from './file-drop-hint.module.css';

/** Says that a file may be dropped, while one is held over the window. The preload script hears the drop itself. */
export function FileDropHint() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => setOver(bringsFiles(event) && !isOverEditor(event));
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onEnd = () => setOver(false);
    window.addEventListener('dragenter', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onEnd, true);
    return () => {
      window.removeEventListener('dragenter', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onEnd, true);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={classes.hint}>
      <span>
        <Icon of={FileInput} /> Drop to open the workspace, or to replay a file of occurrences (.ndjson)
      </span>
    </div>
  );
}

/** An editor takes the text of a file itself. */
function isOverEditor({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('.cm-editor') !== null;
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
