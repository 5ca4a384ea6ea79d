import { css } from 'lit'

export const formatPerformanceStyles = css`
  .base {
    --room: 82em;
    --figure: 7.5em;
  }
  :host([group-by]:not([group-by='format'])) .base {
    --room: 52.6em;
  }
  :host([group-by='day']) .skeleton {
    --room: 39.2em;
  }
  .heading-0 {
    color: var(--muted);
    font-size: 1em;
  }
  .headline {
    margin-block: 0.15em 0.35em;
    font-size: 1.6em;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  .reasons {
    max-inline-size: 62ch;
    text-wrap: pretty;
  }
  figure {
    margin-block-start: calc(1.4em * var(--space));
  }
  .sample {
    display: block;
    padding-block-end: 0.25em;
    font-weight: 400;
  }
  .tag {
    display: inline-block;
    padding: 0 0.55em;
    /* Seen only where colours are the system's. */
    outline: 1px solid transparent;
    outline-offset: -1px;
    border-radius: 1em;
    background: var(--accent-soft);
    color: var(--text);
    font-weight: 600;
  }

  .course {
    display: grid;
    gap: 6px;
    /* What is told of a day stands within the focus ring. */
    padding: 2em 3.75em 0 2.75em;
    direction: ltr;
  }
  .course > div {
    position: relative;
    block-size: 20px;
  }
  .course > .trend {
    block-size: 180px;
  }
  .area {
    fill: var(--accent-soft);
  }
  .dot {
    fill: var(--accent);
    stroke: var(--surface);
    stroke-width: 2;
  }
  .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dot.looked {
    fill: var(--text);
  }
  line.looked {
    stroke: var(--muted);
    shape-rendering: crispEdges;
  }
  .readout {
    position: absolute;
    inset: auto auto 100% 0;
    padding-block-end: 0.4em;
    white-space: nowrap;
  }
  .mark .middle {
    display: none;
  }
  .mark .last {
    fill: var(--text);
    font-size: 1em;
    font-weight: 600;
  }

  footer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    margin-block-start: calc(1.25em * var(--space));
    padding-block-start: calc(1em * var(--space));
    border-block-start: 1px solid var(--border);
  }
  summary {
    inline-size: fit-content;
    padding-block: 0.25em;
    font-weight: 600;
    cursor: pointer;
  }
  .scroll {
    margin-block-start: 0.5em;
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5em 0.75em;
    border-block-end: 1px solid var(--border);
    /* Digits go from left to right in every language. */
    text-align: right;
    white-space: nowrap;
    vertical-align: baseline;
  }
  th {
    font-weight: 600;
  }
  thead th {
    color: var(--muted);
    white-space: normal;
    vertical-align: bottom;
  }
  tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    min-inline-size: 7em;
    max-inline-size: 14em;
    padding-inline-start: 0;
    background: var(--surface);
    text-align: start;
    white-space: normal;
  }
  tbody th {
    font-weight: 400;
  }
  tfoot :is(th, td) {
    border-block-end: 0;
    font-weight: 600;
  }
  tfoot .muted {
    font-weight: 400;
  }

  @container (inline-size >= 22em) {
    .mark .middle {
      display: inline;
    }
  }
  @container (inline-size >= 36em) {
    .skeleton {
      --room: 55.7em;
    }
    :host([group-by]:not([group-by='format'])) .skeleton {
      --room: 38.2em;
    }
    :host([group-by='day']:not([group-by='format'])) .skeleton {
      --room: 38.9em;
    }
    .course > .trend {
      block-size: 240px;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
    }
    table {
      font-size: 0.7em;
    }
    th,
    td {
      padding: 0.35em;
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .line,
    line.looked {
      stroke: CanvasText;
    }
    .dot {
      fill: CanvasText;
      stroke: Canvas;
    }
    .area {
      fill: GrayText;
      fill-opacity: 0.3;
    }
  }
`
