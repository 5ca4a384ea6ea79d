import { css } from 'lit'

export const timelineStyles = css`
  .base {
    --room: 102.4em;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8em 1.5em;
    align-items: center;
    justify-content: space-between;
    margin-block-end: calc(1.25em * var(--space));
  }
  .heading-0 {
    min-inline-size: 0;
    font-size: 1.4667em;
    letter-spacing: -0.01em;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
  }
  .filter button {
    padding-inline: 0.85em;
    border-color: transparent;
    background: none;
    color: var(--muted);
    font-weight: 400;
  }
  .filter button:hover {
    border-color: var(--border);
    color: var(--text);
  }
  .filter button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--text);
    font-weight: 600;
  }

  .days {
    display: grid;
    gap: calc(1.5em * var(--space));
  }
  .days[aria-busy='true'] {
    opacity: 0.6;
  }
  .heading-1 {
    margin-block-end: 0.75em;
    padding-block-end: 0.35em;
    border-block-end: 1px solid var(--border);
    font-size: 1em;
  }
  .heading-1::first-letter {
    text-transform: uppercase;
  }
  .weighty > .icon {
    background: var(--accent-soft);
    stroke: var(--text);
  }
  .happened {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    align-items: baseline;
    padding-block-start: 0.2em;
  }
  .quiet .kind {
    font-weight: 400;
  }
  .text {
    margin-block: 0.15em 0.25em;
    text-align: match-parent;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
    align-items: center;
    margin-block-start: 0.2em;
    overflow-wrap: anywhere;
  }
  .about > * {
    min-inline-size: 0;
  }
  .format {
    padding: 0.05em 0.55em;
    border: 1px solid var(--border);
    border-radius: 1em;
  }
  .feeling {
    display: inline-flex;
    gap: 0.35em;
    align-items: center;
    color: var(--muted);
  }
  .face {
    inline-size: 1.2em;
    block-size: 1.2em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.3;
    stroke-linecap: round;
  }
  .positive .face {
    stroke: var(--accent);
  }
  .negative {
    color: var(--danger);
  }
  .reply {
    margin-block-start: 0.6em;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--accent);
  }
  .reply .happened {
    padding-block-start: 0;
  }
  .reply .text {
    margin-block-end: 0;
  }
  .end {
    margin-block-start: calc(1.25em * var(--space));
    text-align: center;
  }
  .more[aria-disabled='true'] {
    color: var(--muted);
    cursor: default;
  }

  @container (inline-size >= 36em) {
    .skeleton {
      --room: 81em;
    }
  }
  @container (inline-size < 15em) {
    .happened {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .face {
      stroke: CanvasText;
    }
    .filter button[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .base {
      break-inside: auto;
    }
    .entry {
      break-inside: avoid;
    }
  }
`
