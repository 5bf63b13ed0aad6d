import type { CustomerOrderField, CustomerTableQueryVariables } from '../../../client/generated/graphql.js'

export const pageSize = 25

export type SortColumn = 'name' | 'domain' | 'created'

const fields: Readonly<Record<SortColumn, CustomerOrderField>> = {
  name: 'COMPANY_NAME',
  domain: 'DOMAIN',
  created: 'CREATED_AT',
}

/** What the address of the customers' list says: which of them, in which order, from where on. */
export interface CustomersView {
  readonly search: string
  readonly country: string
  readonly sort: SortColumn
  readonly isDescending: boolean
  /** From 1. */
  readonly page: number
  readonly after: string | null
  readonly before: string | null
}

export const firstView: CustomersView = {
  search: '',
  country: '',
  sort: 'created',
  isDescending: true,
  page: 1,
  after: null,
  before: null,
}

const isSortColumn = (text: string | null): text is SortColumn => text !== null && text in fields

export const readView = (parameters: URLSearchParams): CustomersView => {
  const sort = parameters.get('sort')
  const after = parameters.get('after') || null
  const before = after ? null : parameters.get('before') || null
  return {
    search: parameters.get('search') ?? '',
    country: parameters.get('country') ?? '',
    ...(isSortColumn(sort)
      ? { sort, isDescending: parameters.get('order') === 'desc' }
      : { sort: firstView.sort, isDescending: firstView.isDescending }),
    after,
    before,
    page: after || before ? Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1) : 1,
  }
}

/** Only what differs from the first view, so that an address stays short. */
export const writeView = (view: CustomersView): URLSearchParams => {
  const isFirstOrder = view.sort === firstView.sort && view.isDescending === firstView.isDescending
  const entries: [string, string | false | null][] = [
    ['search', view.search],
    ['country', view.country],
    ['sort', !isFirstOrder && view.sort],
    ['order', !isFirstOrder && view.isDescending && 'desc'],
    ['page', view.page > 1 && String(view.page)],
    ['after', view.after],
    ['before', view.page > 1 && view.before],
  ]
  return new URLSearchParams(entries.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])))
}

/** Another search, filter or order begins at its first page. */
export const changeView = (view: CustomersView, changes: Partial<CustomersView>): CustomersView => ({
  ...view,
  page: 1,
  after: null,
  before: null,
  ...changes,
})

export const sortBy = (view: CustomersView, sort: SortColumn): CustomersView =>
  changeView(view, { sort, isDescending: view.sort === sort ? !view.isDescending : sort === 'created' })

export const variablesOf = ({ search, country, ...view }: CustomersView): CustomerTableQueryVariables => ({
  ...(view.before && view.page > 1
    ? { last: pageSize, before: view.before }
    : { first: pageSize, after: view.page > 1 ? view.after : null }),
  search: search || null,
  filter: country ? { country } : null,
  orderBy: { field: fields[view.sort], direction: view.isDescending ? 'DESC' : 'ASC' },
})
