import type { Field } from '../fields.ts'
import type { Shape } from './shape.ts'

/** Words for who somebody is. */
export const PERSON: Partial<Record<Field, readonly string[]>> = {
  user_id: ['user_id', 'Customer ID'],
  email: ['email', 'E-mail', 'Email address', 'E-mail address'],
  phone: ['phone', 'Phone number', 'Mobile', 'Mobile phone', 'Telephone'],
  x: ['x', 'Twitter'],
}

/** A list of people; columns that are no field become traits. */
export const customers: Shape = {
  kind: 'customers',
  needs: [],
  signs: [['user_id|anonymous_id|Customer ID|email|E-mail|Email address|E-mail address|phone|Phone number']],
  fields: { ...PERSON, displayName: ['displayName', 'Name', 'Full name'] },
  constants: {},
  apart: [],
  slashOrder: null,
}
