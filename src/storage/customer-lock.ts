/** A customer, by its own id or by that of something of its. */
export type CustomerOf =
  | { readonly customerId: string }
  | { readonly orderId: string }
  | { readonly subscriptionId: string }
  | { readonly accessGrantId: string }
