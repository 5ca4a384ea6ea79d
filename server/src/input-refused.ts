/** A refusal whose message is meant for the person who asked: what is wrong and what to do. */
export class InputRefused extends Error {
  override name = 'InputRefused'
}
