import { describedEnum } from '../../shared/described-enum.js'

export const CustomerOrderField = describedEnum('CustomerOrderField', 'What a list of customers can be ordered by.', {
  CREATED_AT: 'When the customer was created.',
  COMPANY_NAME: 'The company name, without regard to case and accents.',
  DOMAIN: 'The domain.',
})
export type CustomerOrderField = keyof typeof CustomerOrderField

export const SortDirection = describedEnum('SortDirection', 'Which way a list runs.', {
  ASC: 'From the smallest, the earliest, or A.',
  DESC: 'From the largest, the latest, or Z.',
})
export type SortDirection = keyof typeof SortDirection
