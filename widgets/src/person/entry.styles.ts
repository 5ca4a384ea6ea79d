import { css } from 'lit'

/** What happened, one entry beneath the other, on a line that leads from icon to icon. */
export const entryStyles = css`
  .entry {
    position: relative;
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    gap: 0 0.8em;
    padding-block-end: calc(1.1em * var(--space));
  }
  .entry:last-child {
    padding-block-end: 0;
  }
  .entry:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 30px 2px;
    inset-inline-start: 13.5px;
    border-inline-start: 1px solid var(--border);
  }
  .icon {
    inline-size: 28px;
    block-size: 28px;
    padding: 6px;
    border-radius: 50%;
    background: var(--raised);
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .kind {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .entry > .icon {
      background: none;
      stroke: CanvasText;
    }
  }
`
