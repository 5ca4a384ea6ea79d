/** A message cannot be used. The text is one sentence that says what to do and never repeats personal data. */
export class MessageRefused extends Error {
  override name = 'MessageRefused'
}
