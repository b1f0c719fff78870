import { Plus, X } from 'lucide-react';
import { SegmentedControl } from '@mantine/core';
import { pointerTo } from '../../../shared/base/json.ts';
import { bodyPlace } from '../../../shared/engine/webhook.ts';
import { Icon } from '../../ui/icon.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { useGesture } from '../use-gesture.ts';
import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { freshKey, renameKey, withoutKey } from './record-edit.ts';
import { TemplateField } from './template-field.tsx';
import link from '../../ui/link.module.css';

type Webhook = ActionOf<'callWebhook'>;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A request to a web address. */
export function WebhookForm(props: ActionFormProps<Webhook>) {
  const { action, onChange, problems, focusTarget, ...shared } = props;
  const { url = '', method = 'POST', headers = {}, body } = action;
  return (
    <>
      <div className={classes.method}>
        <span className={classes.label}>Method</span>
        <PickList
          label="Method"
          look="small"
          value={method}
          valueWords={method}
          width={120}
          focusTarget={focusTarget}
          options={() => [{ label: '', options: METHODS.map((name) => ({ value: name, label: name })) }]}
          onPick={(picked) => {
            const next = METHODS.find((name) => name === picked);
            if (next !== undefined) onChange({ ...action, method: next });
          }}
        />
      </div>
      <TemplateField
        {...shared}
        label="Address"
        place="url"
        lines={1}
        mono
        placeholder="https://example.com/orders"
        value={url}
        field="action/url"
        problems={problems}
        onChange={(value, gesture) => onChange({ ...action, url: value }, gesture)}
      />
      <HeaderList {...props} />
      <div className={classes.field}>
        <span className={classes.label}>Body</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Body"
          value={body === undefined ? 'occurrence' : 'own'}
          onChange={(next) => {
            const { body: _, ...others } = action;
            onChange(next === 'occurrence' ? others : { ...others, body: '{ "order": {{ event.orderid | json }} }' });
          }}
          data={[
            { value: 'occurrence', label: method === 'GET' ? 'None' : 'Whole occurrence' },
            { value: 'own', label: 'Own body' },
          ]}
        />
      </div>
      {body !== undefined && (
        <TemplateField
          {...shared}
          label="Own body"
          place={bodyPlace(headers)}
          lines={5}
          mono
          value={body}
          field="action/body"
          problems={problems}
          onChange={(value, gesture) => onChange({ ...action, body: value }, gesture)}
        />
      )}
    </>
  );
}

function HeaderList({ action, onChange, problems, focusTarget: _, ...shared }: ActionFormProps<Webhook>) {
  const gesture = useGesture();
  const headers = action.headers ?? {};
  const put = (next: Readonly<Record<string, string>>, id?: string): void => {
    const { headers: _headers, ...others } = action;
    onChange(Object.keys(next).length === 0 ? others : { ...others, headers: { ...next } }, id);
  };
  return (
    <div className={classes.field} role="group" aria-label="Headers">
      <span className={classes.label}>Headers</span>
      {Object.entries(headers).map(([name, value], index) => (
        <div className={classes.pair} key={index}>
          <div className={classes.pairHead}>
            <input
              className={classes.key}
              aria-label="Name of the header"
              placeholder="x-name"
              spellCheck={false}
              value={name}
              onFocus={gesture.start}
              onChange={(event) => put(renameKey(headers, name, event.currentTarget.value), gesture.id())}
            />
            <button
              type="button"
              className={classes.remove}
              aria-label={`Remove the header ${name}`}
              onClick={() => put(withoutKey(headers, name))}
            >
              <Icon of={X} size={12} />
            </button>
          </div>
          <TemplateField
            {...shared}
            shortLabel="Value"
            label={`Value of ${name}`}
            place="header"
            lines={1}
            value={value}
            field={`action/headers${pointerTo('', name)}`}
            problems={problems}
            onChange={(next, id) => put({ ...headers, [name]: next }, id)}
          />
        </div>
      ))}
      <button
        type="button"
        className={link.link}
        onClick={() => put({ ...headers, [freshKey(headers, 'x-header')]: '' })}
      >
        <Icon of={Plus} size={12} />
        Header
      </button>
    </div>
  );
}
