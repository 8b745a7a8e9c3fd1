/** What our own drawing is made of, as elements of React. */
import type { Mark } from '../drawing/mark.ts';

export function Marks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, i) => <One key={i} mark={mark} />);
}

function One({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'path':
      return (
        <path
          d={mark.d}
          fill={mark.fill ?? 'none'}
          stroke={mark.stroke ?? 'none'}
          strokeWidth={mark.width}
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeDasharray={mark.dash}
        />
      );
    case 'text':
      return (
        <text fontSize={mark.size} fill={mark.colour} textAnchor={mark.align}>
          {mark.lines.map(({ text, x, y }, i) => (
            <tspan key={i} x={x} y={y}>
              {text}
            </tspan>
          ))}
        </text>
      );
    case 'image':
      return null;
  }
}
