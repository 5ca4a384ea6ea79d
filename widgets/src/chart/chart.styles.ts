import { css } from 'lit'

/** Rows of label, drawing and figure on one scale. */
export const chartStyles = css`
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-areas: 'label figure' 'plot plot';
    column-gap: 1.25em;
    align-items: center;
  }
  /* Rows stand close. */
  .row:focus-visible {
    outline-offset: 0;
  }
  .row .label {
    grid-area: label;
  }
  .row .plot {
    grid-area: plot;
    position: relative;
    align-self: stretch;
    min-block-size: 28px;
  }
  .row .figure {
    grid-area: figure;
    text-align: end;
  }
  .row .figure > * {
    display: block;
    line-height: 1.3;
  }
  .row + .row {
    margin-block-start: calc(0.5em * var(--space));
  }
  .axis .plot {
    min-block-size: 22px;
  }
  .label {
    line-height: 1.25;
  }
  .best .label {
    font-weight: 600;
  }
  .best .label .muted {
    font-weight: 400;
  }
  figcaption {
    margin-block-start: 0.75em;
    text-wrap: pretty;
  }

  .mark {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    direction: ltr;
  }
  .at {
    overflow: visible;
  }
  .mark text {
    fill: var(--muted);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
  }
  /* Whoever reads from the right expects bars to start there. Drawings are mirrored whole, and the figures on the axis back again. */
  [dir='rtl'] .row .mark,
  [dir='rtl'] .row .mark text {
    transform: scaleX(-1);
    transform-box: fill-box;
    transform-origin: center;
  }
  .grid {
    stroke: var(--grid);
    shape-rendering: crispEdges;
  }
  .reference {
    stroke: var(--muted);
    stroke-dasharray: 2 3;
    shape-rendering: crispEdges;
  }
  .bar {
    stroke: var(--mark);
    stroke-width: 14;
  }
  .bar.pale {
    stroke: var(--mark-soft);
  }
  .bar.best {
    stroke: var(--accent);
  }
  .range,
  .halo {
    fill: none;
    stroke: var(--text);
    stroke-width: 1.5;
  }
  .halo {
    stroke: var(--surface);
    stroke-width: 4;
  }

  @container (inline-size >= 36em) {
    .row {
      grid-template-columns: minmax(8em, max(28%, 12.5em)) minmax(0, 1fr) var(--figure, 7em);
      grid-template-areas: 'label plot figure';
    }
    .row .plot {
      min-block-size: calc(20px + 20px * var(--space));
    }
    .axis .plot {
      min-block-size: 22px;
    }
    .row + .row {
      margin-block-start: 0;
    }
  }
  @media (forced-colors: active) {
    .range,
    .reference {
      stroke: CanvasText;
    }
    .halo {
      stroke: Canvas;
    }
    .bar,
    .bar.pale {
      stroke: GrayText;
    }
    .bar.pale {
      stroke-opacity: 0.4;
    }
    .bar.best {
      stroke: Highlight;
    }
    .mark text {
      fill: CanvasText;
    }
  }
`
