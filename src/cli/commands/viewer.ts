import type { Command } from 'commander'
import type { AddVerb } from '../verb.js'

export const addViewer = (program: Command, addVerb: AddVerb): void => {
  addVerb(
    program.command('viewer').description('who you are to the gateway'),
    { usage: 'show', description: 'shows for which partner you work, in which roles', example: 'viewer show' },
    async ({ client, output }) =>
      output.thing(await client.viewer(), {
        user: ({ userName }) => userName,
        roles: ({ roles }) => roles,
        partner: ({ partner }) => partner.name,
        country: ({ partner }) => partner.country.name,
        sandbox: ({ partner }) => partner.isSandbox,
      }),
  )
  addVerb(
    program.command('overview').description('customers and subscriptions in figures'),
    { usage: 'show', description: 'counts them by status, country and offer', example: 'overview show' },
    async ({ client, output }) =>
      output.thing(await client.overview(), {
        customers: ({ customerCount }) => customerCount,
        countries: ({ customersByCountry }) =>
          customersByCountry.map(({ country, customerCount }) => `${country} ${customerCount}`),
        subscriptions: ({ subscriptionsByStatus }) =>
          subscriptionsByStatus.map(({ status, subscriptionCount }) => `${status} ${subscriptionCount}`),
        offers: ({ subscriptionsByOffer }) =>
          subscriptionsByOffer.map(({ offer, subscriptionCount }) => `${offer.name} ${subscriptionCount}`),
        'new this month': ({ months }) => {
          const { newCustomers = 0, newSubscriptions = 0 } = months.at(-1) ?? {}
          return `${newCustomers} customers, ${newSubscriptions} subscriptions`
        },
      }),
  )
}
