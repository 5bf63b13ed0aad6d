import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import type { CustomerTableQuery } from '../../../client/generated/graphql.js'
import { useTexts } from '../texts/texts.js'
import { type CustomersView, pageSize } from './customers.address.js'

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  range: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
})

interface PagerProps {
  readonly view: CustomersView
  readonly page: CustomerTableQuery['customers']
  readonly onChange: (view: CustomersView) => void
}

export const CustomersPager = ({ view, page, onChange }: PagerProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { nodes, pageInfo, totalCount } = page
  if (totalCount <= pageSize && view.page === 1) return null
  const from = (view.page - 1) * pageSize + 1
  const to = from + nodes.length - 1
  const previous = { ...view, page: view.page - 1, after: null, before: pageInfo.startCursor ?? null }
  const next = { ...view, page: view.page + 1, after: pageInfo.endCursor ?? null, before: null }
  return (
    <nav className={styles.pager} aria-label={say('pager.label')}>
      <Text className={styles.range}>{nodes.length > 0 && say('pager.range', { from, to, total: totalCount })}</Text>
      <div className={styles.buttons}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          disabledFocusable={view.page === 1 || !pageInfo.hasPreviousPage}
          onClick={() => onChange(previous)}
        >
          {say('pager.previous')}
        </Button>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          iconPosition="after"
          disabledFocusable={!pageInfo.hasNextPage}
          onClick={() => onChange(next)}
        >
          {say('pager.next')}
        </Button>
      </div>
    </nav>
  )
}
