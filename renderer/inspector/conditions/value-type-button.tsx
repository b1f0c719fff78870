import { Menu } from '@mantine/core';
import { Check, CircleSlash, Hash, ToggleRight, Type, type LucideIcon } from 'lucide-react';
import type { Json, JsonScalar } from '../../../shared/base/json.ts';
import { Icon } from '../../ui/icon.tsx';
import { castScalar, scalarType, type ScalarType } from './operand.ts';
import classes from './rule-bar.module.css';

const TYPES: readonly (readonly [ScalarType, string, LucideIcon])[] = [
  ['text', 'Text', Type],
  ['number', 'Number', Hash],
  ['boolean', 'True or false', ToggleRight],
  ['null', 'Nothing (null)', CircleSlash],
];

/** Shows what type a value has, and makes it another. */
export function ValueTypeButton(props: {
  readonly value: Json | undefined;
  /** The type that typing gives, for a value that is not there yet. */
  readonly wanted: ScalarType;
  readonly onPick: (value: JsonScalar) => void;
  /** As expected: only shown while the rule is worked on. */
  readonly quiet: boolean;
}) {
  const type = props.value === undefined || props.value === '' ? props.wanted : scalarType(props.value);
  const [, name, icon] = TYPES.find(([other]) => other === type) ?? TYPES[0] ?? ['text', 'Text', Type];
  return (
    <Menu position="bottom-end" width={176} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.toggle}
          data-quiet={props.quiet || undefined}
          aria-label={`Type of the value: ${name}`}
          title={`Type of the value: ${name}`}
        >
          <Icon of={icon} size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Type of the value">
        <Menu.RadioGroup
          value={type}
          onChange={(picked) => {
            const found = TYPES.find(([other]) => other === picked);
            if (found) props.onPick(castScalar(props.value, found[0]));
          }}
        >
          {TYPES.map(([other, words]) => (
            <Menu.RadioItem key={other} value={other} closeMenuOnClick checkIcon={<Icon of={Check} size={14} />}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
