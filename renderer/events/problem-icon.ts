import type { Severity } from '../../shared/base/problem.ts';

const SVG = 'http://www.w3.org/2000/svg';

// lucide's octagon-alert and triangle-alert, for the places that React does not render.
const paths: Readonly<Record<Severity, readonly string[]>> = {
  error: [
    'M12 16h.01',
    'M12 8v4',
    'M15.312 2a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586l-4.688-4.688A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2z',
  ],
  warning: ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01'],
};

/** The icon of a problem as an element, 12 px, named for screen readers. */
export function problemIcon(severity: Severity): Element {
  const holder = document.createElement('span');
  holder.dataset['tone'] = severity === 'error' ? 'err' : 'wait';
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    width: '12',
    height: '12',
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2.25',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    role: 'img',
    'aria-label': severity === 'error' ? 'Error' : 'Warning',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const d of paths[severity]) svg.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', d);
  holder.append(svg);
  return holder;
}
