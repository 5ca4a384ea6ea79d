import { css } from 'lit'

export const profileCardStyles = css`
  .base {
    --room: 97em;
    --figure: 7em;
  }
  .card {
    display: grid;
    gap: calc(1.75em * var(--space));
  }
  .card > section {
    min-inline-size: 0;
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

  .identity {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.9em 0.8em;
    align-items: start;
  }
  .monogram {
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--raised);
    color: var(--muted);
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .monogram.known {
    background: var(--accent-soft);
    color: var(--text);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 0.6em;
    align-items: center;
  }
  .state {
    padding: 0.05em 0.6em;
    border: 1px solid var(--border);
    border-radius: 1em;
    color: var(--muted);
  }
  .email {
    overflow-wrap: anywhere;
  }
  .chips {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .chips .chip {
    display: flex;
    gap: 0.4em;
    max-inline-size: 100%;
    padding: 0.2em 0.7em;
    /* Seen only where colours are the system's. */
    outline: 1px solid transparent;
    outline-offset: -1px;
    border-radius: 6px;
    background: var(--raised);
  }
  .value {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .about {
    grid-column: 1 / -1;
    display: grid;
    gap: 0.5em;
  }
  .about > div {
    display: grid;
    grid-template-columns: minmax(5em, auto) minmax(0, 1fr);
    gap: 0.2em 0.8em;
    align-items: baseline;
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
    flex-direction: column;
  }
  .figures .value {
    order: -1;
    font-size: 1.6em;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  .figures .small {
    line-height: 1.3;
  }

  .next {
    padding: calc(0.9em * var(--space)) 1em;
    /* Seen only where colours are the system's. */
    outline: 1px solid transparent;
    outline-offset: -1px;
    border-radius: 8px;
    background: var(--accent-soft);
  }
  .next .heading-1 {
    margin-block-end: 0.3em;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
  }
  .why {
    margin-block-start: 0.3em;
    text-wrap: pretty;
  }

  .answer {
    margin-block-end: 0.9em;
    text-wrap: pretty;
  }

  .happened {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    padding-block-start: 0.2em;
  }
  .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    text-align: match-parent;
    overflow: hidden;
    margin-block: 0.1em;
  }

  /* Words are longer than figures. */
  @container (inline-size < 20em) {
    .word {
      grid-column: 1 / -1;
    }
  }
  @container (inline-size >= 34em) {
    .identity {
      column-gap: 1.1em;
    }
    .monogram {
      font-size: 1.2em;
    }
    .figures {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  @container (inline-size >= 36em) {
    .skeleton {
      --room: 86.7em;
    }
  }
  @container (inline-size >= 56em) {
    .skeleton {
      --room: 64.3em;
    }
    .card {
      grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
      gap: 1.75em 3em;
    }
    .identity,
    .figures,
    .next {
      grid-column: 1 / -1;
    }
    .figures {
      grid-template-columns: repeat(4, 1fr) repeat(2, 1.4fr);
    }
  }
  @container (inline-size >= 71em) {
    .skeleton {
      --room: 58em;
    }
  }
`
