const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text is an id as Rapport writes them; anything else the database would refuse to compare with one. */
export const isUuid = (text: string): boolean => form.test(text)
