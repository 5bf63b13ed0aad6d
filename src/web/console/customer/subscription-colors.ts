import type { BadgeProps } from '@fluentui/react-components'
import type { SubscriptionStatus } from '../../../client/generated/graphql.js'

/** Of the badge that says the status; what is not here is in danger. */
export const subscriptionColors: Partial<Record<SubscriptionStatus, BadgeProps['color']>> = {
  ACTIVE: 'success',
  SUSPENDED: 'warning',
  PENDING: 'informative',
}
