import { css } from 'lit'

/** The look that all elements share: tokens, reset, type, states. */
export const baseStyles = css`
  :host {
    display: block;
    contain: content;
    min-inline-size: min(240px, 100%);
  }
  :host([hidden]) {
    display: none;
  }
  :host([density='compact']) {
    --rapport-space: 0.6;
    --rapport-font-size: 13px;
    --rapport-padding: 1em;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }

  /* Everything a page may have set on its own text ends here; the direction of writing is kept. */
  .base {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;

    --text: var(--rapport-text, light-dark(#1b2130, #e9ecf2));
    --muted: var(--rapport-text-muted, light-dark(#566074, #a5afc0));
    --surface: var(--rapport-surface, light-dark(#ffffff, #161a22));
    --raised: var(--rapport-surface-raised, light-dark(#f3f5f9, #232935));
    --border: var(--rapport-border, light-dark(#e0e4ec, #313948));
    --accent: var(--rapport-accent, light-dark(#2b57d6, #8db0ff));
    --accent-soft: var(--rapport-accent-soft, light-dark(#dbe5fd, #273a6b));
    --mark: var(--rapport-mark, light-dark(#a9b5c9, #65738c));
    --mark-soft: var(--rapport-mark-soft, light-dark(#dde3ed, #343d4f));
    --grid: var(--rapport-grid, light-dark(#e9ecf2, #2a313d));
    --danger: var(--rapport-danger, light-dark(#b3261e, #ff9d94));
    --focus: var(--rapport-focus, var(--accent));
    --radius: var(--rapport-radius, 12px);
    --padding: var(--rapport-padding, 1.5em);

    --space: var(--rapport-space, 1);

    padding: var(--padding);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--rapport-shadow, 0 1px 2px rgb(15 23 42 / 5%));
    color: var(--text);
    font-family: var(
      --rapport-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'Noto Sans',
      Arial,
      sans-serif
    );
    font-size: var(--rapport-font-size, 15px);
    line-height: var(--rapport-line-height, 1.45);
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  @container (inline-size < 24em) {
    .content {
      margin: calc(var(--padding) / -3);
    }
    .skeleton {
      margin-block: calc(var(--padding) / 3);
    }
  }
  :where(p, ul, ol, figure, dl, dd) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  :where(.content *) {
    box-sizing: border-box;
  }
  [role='heading'] {
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  /* Arabic letters are joined. */
  .base[dir='rtl'] * {
    letter-spacing: normal;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 0.8667em;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .notice {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.75em;
    min-block-size: 12em;
    text-align: center;
    text-wrap: balance;
  }
  .code {
    color: var(--muted);
    font-size: 0.7333em;
    letter-spacing: 0.08em;
  }
  .sign {
    inline-size: 28px;
    block-size: 28px;
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  .failed .sign {
    stroke: var(--danger);
  }
  button {
    min-block-size: 2.25em;
    padding: 0.4em 1em;
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--raised);
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--mark);
  }
  .outdated {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    margin-block-end: 1em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    justify-content: flex-end;
    margin-block-start: 1em;
  }
  .actions > slot {
    display: contents;
  }
  .actions > button {
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0.1em 0.6em;
    border-color: transparent;
    background: none;
    color: var(--muted);
    font-weight: 400;
  }
  @container (inline-size < 24em) {
    .actions > button {
      padding-inline: 0.4em;
    }
  }
  .actions > button:hover {
    border-color: var(--border);
    color: var(--text);
  }

  .skeleton {
    display: grid;
    gap: 0.9em;
    /* With the edge and the space inside it that is the height of the element. */
    block-size: calc(var(--rapport-room, var(--room)) - 2 * var(--padding) - 2px);
    align-content: start;
    overflow: hidden;
  }
  .bone {
    block-size: 1em;
    border-radius: 6px;
    background: var(--raised);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone:nth-child(3n + 1) {
    inline-size: 45%;
  }
  .bone:nth-child(3n) {
    inline-size: 80%;
  }
  .bone.tall {
    block-size: 4.5em;
    inline-size: 100%;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .sign {
      stroke: CanvasText;
    }
    .bone {
      border: 1px solid GrayText;
      background: none;
    }
  }
  @media print {
    .base {
      color-scheme: light;
      box-shadow: none;
      break-inside: avoid;
      print-color-adjust: exact;
    }
    button,
    .actions {
      display: none;
    }
  }
`
