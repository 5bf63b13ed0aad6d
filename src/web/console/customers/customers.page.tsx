import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { CustomerTableDocument } from '../../../client/generated/graphql.js'
import { Failure, PageState } from '../app/failures.js'
import { ButtonLink } from '../app/links.js'
import { Page, PageHeading, Surface } from '../app/page.js'
import { send } from '../data/gateway.js'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'
import { type CustomersView, firstView, readView, variablesOf, writeView } from './customers.address.js'
import { CustomersFilters } from './customers.filters.js'
import { CustomersPager } from './customers.pager.js'
import { CustomersTable, CustomersTableSkeleton } from './customers.table.js'

const useStyles = makeStyles({
  card: { overflow: 'hidden' },
  stale: { opacity: 0.6, transition: 'opacity 150ms 200ms' },
  filters: { padding: tokens.spacingHorizontalL },
})

/** What the address says is what is shown: back, forward and reload come to the same list. */
const useView = () => {
  const [parameters, setParameters] = useSearchParams()
  const view = readView(parameters)
  const show = (next: CustomersView, isTyping = false) =>
    setParameters(writeView(next), { replace: isTyping, preventScrollReset: true })
  return { view, show }
}

const useCustomers = (view: CustomersView) => {
  const variables = variablesOf(view)
  return useQuery({
    queryKey: ['customers', variables],
    queryFn: async ({ signal }) => (await send(CustomerTableDocument, variables, signal)).customers,
    placeholderData: keepPreviousData,
  })
}

export const CustomersPage = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  const { view, show } = useView()
  const { data, error, isPlaceholderData, refetch } = useCustomers(view)
  return (
    <Page>
      <PageHeading
        title={say('customers.title')}
        note={data && <span role="status">{say('customers.total', { count: data.totalCount })}</span>}
        actions={
          permissions.canSell && (
            <ButtonLink to="/customers/new" appearance="primary" icon={<AddRegular />}>
              {say('customers.add')}
            </ButtonLink>
          )
        }
      />
      <Surface isPadded={false} className={styles.card} label={say('customers.title')}>
        <div className={styles.filters}>
          <CustomersFilters view={view} onChange={show} />
        </div>
        {error && !data ? (
          <Failure error={error} onRetry={refetch} />
        ) : data ? (
          <div className={isPlaceholderData ? styles.stale : undefined} aria-busy={isPlaceholderData}>
            {data.nodes.length > 0 ? (
              <CustomersTable customers={data.nodes} view={view} onSort={show} />
            ) : (
              <NoCustomers view={view} onClear={() => show(firstView)} />
            )}
            <CustomersPager view={view} page={data} onChange={show} />
          </div>
        ) : (
          <CustomersTableSkeleton />
        )}
      </Surface>
    </Page>
  )
}

const NoCustomers = ({ view, onClear }: { readonly view: CustomersView; readonly onClear: () => void }) => {
  const { say } = useTexts()
  const { permissions } = useViewer()
  if (view.search || view.country) {
    return (
      <PageState icon={<SearchRegular />} title={say('customers.noMatch')} text={say('customers.noMatch.text')}>
        <Button onClick={onClear}>{say('customers.clear')}</Button>
      </PageState>
    )
  }
  return (
    <PageState icon={<PeopleTeamRegular />} title={say('customers.none')} text={say('customers.none.text')}>
      {permissions.canSell && (
        <ButtonLink to="/customers/new" appearance="primary" icon={<AddRegular />}>
          {say('customers.add')}
        </ButtonLink>
      )}
    </PageState>
  )
}
