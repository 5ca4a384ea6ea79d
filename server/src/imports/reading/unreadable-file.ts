/** The file as a whole cannot be imported. The message is one sentence for the person who chose the file and says what to do. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}
