import { MoveRight } from 'lucide-react';
import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './action-preview.module.css';
import { PreviewFoot } from './preview-foot.tsx';
import { countWords } from './summary-words.ts';

function Value({ value }: { value: Json | undefined }) {
  if (value === undefined) return <span className={classes.none}>missing</span>;
  return <span className="mono">{JSON.stringify(value)}</span>;
}

/** What would change in the contact: "points 95 → 105". */
export function ContactPreview({ params }: { params: JsonObject }) {
  const listed = params['changes'];
  const changes = Array.isArray(listed) ? (listed as readonly Json[]).filter(isJsonObject) : [];
  return (
    <>
      <table className={classes.changes} aria-label="Changes of the contact">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th aria-hidden />
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }, index) => (
            <tr key={index}>
              <td className="mono">{typeof field === 'string' ? field : ''}</td>
              <td>
                <Value value={before} />
              </td>
              <td aria-hidden>
                <Icon of={MoveRight} size={14} />
              </td>
              <td>
                <b>
                  <Value value={after} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PreviewFoot>{countWords(changes.length, 'change')}</PreviewFoot>
    </>
  );
}
