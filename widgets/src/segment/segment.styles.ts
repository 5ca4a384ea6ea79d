import { css } from 'lit'

export const segmentStyles = css`
  .base {
    --room: 122em;
    --figure: 8.5em;
  }
  .parts {
    display: grid;
    align-content: start;
    gap: calc(1.75em * var(--space));
  }
  .parts > * {
    min-inline-size: 0;
  }
  .parts > section {
    align-self: start;
    container-type: inline-size;
  }
  .heading-0 {
    font-size: 1.4667em;
    letter-spacing: -0.01em;
  }
  .heading-1 {
    margin-block-end: 0.6em;
    font-size: 1em;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 0.6em;
    align-items: center;
  }
  .kind {
    padding: 0.05em 0.6em;
    border: 1px solid var(--border);
    border-radius: 1em;
    color: var(--muted);
  }
  header > p {
    max-inline-size: 62ch;
    margin-block-start: 0.35em;
    text-wrap: pretty;
  }
  .figures {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 1em 1.25em;
    padding-block: calc(1.1em * var(--space));
    border-block: 1px solid var(--border);
  }
  .figures > div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
  }
  .figures dd {
    font-size: 1.6em;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  .figures dt {
    line-height: 1.3;
  }

  .headline {
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  .answer {
    margin-block-end: 1em;
    text-wrap: pretty;
  }
  .sample {
    display: block;
    padding-block-end: 0.25em;
    font-weight: 400;
  }

  .row {
    grid-template-areas: 'label figure' 'beside beside' 'plot plot';
  }
  .beside {
    grid-area: beside;
  }
  .rows .row + .row {
    margin-block-start: 0.6em;
  }

  .rule {
    display: grid;
    gap: 0.35em;
  }
  .rule li {
    padding-inline-start: 0.9em;
    border-inline-start: 2px solid var(--border);
  }
  .rule .rule {
    margin-block-start: 0.35em;
  }
  .rule strong {
    font-weight: 600;
  }

  .growth {
    display: grid;
    gap: 4px;
  }
  .growth svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .growth .line {
    block-size: 84px;
  }
  .growth .steps {
    block-size: 36px;
  }
  .growth .stroke {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .growth .in {
    fill: var(--accent);
  }
  .growth .out {
    fill: var(--mark);
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  details {
    margin-block-start: 0.5em;
  }
  summary {
    inline-size: fit-content;
    padding-block: 0.25em;
    font-weight: 600;
    cursor: pointer;
  }
  .scroll {
    max-block-size: 20em;
    margin-block-start: 0.5em;
    overflow: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.4em 0.6em;
    border-block-end: 1px solid var(--border);
    /* Digits go from left to right in every language. */
    text-align: right;
    vertical-align: baseline;
  }
  thead th {
    color: var(--muted);
    vertical-align: bottom;
  }
  tr > :first-child {
    padding-inline-start: 0;
    text-align: start;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }

  @container (inline-size >= 34em) {
    .figures {
      grid-template-columns: repeat(4, 1fr);
    }
  }
  @container (inline-size >= 36em) {
    .skeleton {
      --room: 88em;
    }
    .row {
      grid-template-areas: 'label plot figure' 'label plot beside';
    }
    .beside {
      text-align: end;
    }
    .rows .row + .row {
      margin-block-start: 0.4em;
    }
  }
  @container (inline-size >= 56em) {
    .skeleton {
      --room: 64em;
    }
    .whole {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.35fr);
      gap: 1.75em 3em;
    }
    .whole > :is(header, .figures, .origin) {
      grid-column: 1 / -1;
    }
  }
  @media print {
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
  }
  @media (forced-colors: active) {
    .growth .stroke {
      stroke: CanvasText;
    }
    .growth .in {
      fill: CanvasText;
    }
    .growth .out {
      fill: GrayText;
    }
  }
`
