const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Whether the text is an ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}
