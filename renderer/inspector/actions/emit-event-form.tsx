import { Plus, X } from 'lucide-react';
import { pointerTo, type Json } from '../../../shared/base/json.ts';
import { Icon } from '../../ui/icon.tsx';
import { EventSelect } from '../fields/event-select.tsx';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemAt } from '../node-problems.ts';
import { useGesture } from '../use-gesture.ts';
import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { freshKey, renameKey, withoutKey } from './record-edit.ts';
import { TemplateField } from './template-field.tsx';
import link from '../../ui/link.module.css';

/** Raises another event of the list, with data made from this one (E9). */
export function EmitEventForm({
  action,
  onChange,
  problems,
  focusTarget,
  ...shared
}: ActionFormProps<ActionOf<'emitEvent'>>) {
  const gesture = useGesture();
  const data = action.data ?? {};
  const put = (next: Readonly<Record<string, Json>>, id?: string): void =>
    onChange({ ...action, data: { ...next } }, id);
  const event = problemAt(problems, 'action/event');
  return (
    <>
      <div className={classes.field}>
        <span className={classes.label}>Event</span>
        <EventSelect
          label="Event to emit"
          value={action.event ?? ''}
          internal={false}
          invalid={event !== undefined}
          focusTarget={focusTarget}
          onPick={(next) => onChange({ ...action, event: next })}
        />
        <ProblemLine problem={event} />
      </div>
      <div className={classes.field} role="group" aria-label="Data">
        <span className={classes.label}>Data</span>
        {Object.entries(data).map(([key, value], index) => (
          <div className={classes.pair} key={index}>
            <div className={classes.pairHead}>
              <input
                className={classes.key}
                aria-label="Name of the value"
                spellCheck={false}
                value={key}
                onFocus={gesture.start}
                onChange={(change) => put(renameKey(data, key, change.currentTarget.value), gesture.id())}
              />
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove ${key}`}
                onClick={() => put(withoutKey(data, key))}
              >
                <Icon of={X} size={12} />
              </button>
            </div>
            {typeof value === 'string' ? (
              <TemplateField
                {...shared}
                shortLabel="Value"
                label={`Value of ${key}`}
                place="text"
                lines={1}
                value={value}
                field={`action/data${pointerTo('', key)}`}
                problems={problems}
                onChange={(next, id) => put({ ...data, [key]: next }, id)}
              />
            ) : (
              <p className={classes.fixed}>
                <span className="mono">{JSON.stringify(value)}</span> is taken as it is.{' '}
                <button
                  type="button"
                  className={link.link}
                  onClick={() => put({ ...data, [key]: JSON.stringify(value) })}
                >
                  Make it a text
                </button>
              </p>
            )}
          </div>
        ))}
        <button type="button" className={link.link} onClick={() => put({ ...data, [freshKey(data, 'name')]: '' })}>
          <Icon of={Plus} size={12} />
          Value
        </button>
      </div>
    </>
  );
}
