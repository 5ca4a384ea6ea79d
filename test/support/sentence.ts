/** What a person can be shown: one line that ends as sentences do, and is no stack trace. */
export const sentence = /^[A-Z"a-z][^\n]{10,}[.?]$/
