/**
 * Room is kept before an element's code arrives, so that what follows does not jump: as much as its skeleton takes (`--room` in its own
 * styles), which is what it usually needs in the end. A float without width gives it, because it can ask how wide the element is.
 * What the page says for one state of an element (`slot="empty"`) is not true before there is an element that is in one.
 * A page's reset (`* { all: unset }`) is outdone by standing later; anything more specific has its way.
 */
export const roomStyles = `
  :where(rapport-profile-card, rapport-format-performance, rapport-timeline, rapport-segment):where(:not([hidden])) {
    display: block;
  }
  :where(
    :is(rapport-profile-card, rapport-format-performance, rapport-timeline, rapport-segment):not(:defined, [hidden]),
    :is([data-rapport='profile-card'], [data-rapport='format-performance'], [data-rapport='timeline'], [data-rapport='segment']):not([hidden])
  ) {
    display: flow-root;
    container-type: inline-size;
    min-inline-size: min(240px, 100%);
    & > [slot] {
      display: none !important;
    }
    &::before {
      content: '';
      float: inline-start;
      font-size: var(--rapport-font-size, 15px);
      block-size: var(--rapport-room, 97em);
    }
    @container (inline-size >= 587px) {
      &::before {
        block-size: var(--rapport-room, 86.7em);
      }
    }
    @container (inline-size >= 887px) {
      &::before {
        block-size: var(--rapport-room, 64.3em);
      }
    }
    @container (inline-size >= 1112px) {
      &::before {
        block-size: var(--rapport-room, 58em);
      }
    }
    &:where(rapport-timeline, [data-rapport='timeline']) {
      &::before {
        block-size: var(--rapport-room, 102.4em);
      }
      @container (inline-size >= 587px) {
        &::before {
          block-size: var(--rapport-room, 81em);
        }
      }
    }
    &:where(rapport-segment, [data-rapport='segment']) {
      &::before {
        block-size: var(--rapport-room, 122em);
      }
      @container (inline-size >= 587px) {
        &::before {
          block-size: var(--rapport-room, 88em);
        }
      }
      @container (inline-size >= 887px) {
        &::before {
          block-size: var(--rapport-room, 64em);
        }
      }
    }
    &:where(rapport-format-performance, [data-rapport='format-performance']) {
      &::before {
        block-size: var(--rapport-room, 82em);
      }
      @container (inline-size >= 587px) {
        &::before {
          block-size: var(--rapport-room, 55.7em);
        }
      }
      &:where([group-by], [data-group-by]):where(:not([group-by='format'], [data-group-by='format'])) {
        &::before {
          block-size: var(--rapport-room, 52.6em);
        }
        @container (inline-size >= 587px) {
          &::before {
            block-size: var(--rapport-room, 38.2em);
          }
        }
        &:where([group-by='day'], [data-group-by='day'])::before {
          block-size: var(--rapport-room, 39.2em);
        }
        @container (inline-size >= 587px) {
          &:where([group-by='day'], [data-group-by='day'])::before {
            block-size: var(--rapport-room, 38.9em);
          }
        }
      }
    }
  }
`
