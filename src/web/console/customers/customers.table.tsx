import { Avatar, makeStyles, mergeClasses, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CustomerTableQuery } from '../../../client/generated/graphql.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { type CustomersView, type SortColumn, sortBy } from './customers.address.js'

type Customer = CustomerTableQuery['customers']['nodes'][number]

const cellPadding = `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300, tableLayout: 'fixed' },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: { display: 'block', padding: cellPadding, color: tokens.colorNeutralForeground3 },
  sorter: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: '100%',
    padding: cellPadding,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  sorted: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  row: { position: 'relative', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  cell: {
    padding: cellPadding,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'middle',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  company: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  domain: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  narrowOnly: { display: 'none', '@media (max-width: 900px)': { display: 'inline' } },
  wide: { '@media (max-width: 900px)': { display: 'none' } },
  medium: { '@media (max-width: 640px)': { display: 'none' } },
  number: { textAlign: 'end' },
  count: { width: '124px', '@media (max-width: 640px)': { width: '118px' } },
  date: { width: '136px' },
  country: { width: '176px' },
  wholeName: { width: '34%', '@media (max-width: 900px)': { width: 'auto' } },
  skeleton: {
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  skeletonRow: {
    display: 'grid',
    gridTemplateColumns: '32px 2fr 1fr 1fr',
    gap: tokens.spacingHorizontalL,
    alignItems: 'center',
  },
})

interface TableProps {
  readonly customers: readonly Customer[]
  readonly view: CustomersView
  readonly onSort: (view: CustomersView) => void
}

export const CustomersTable = ({ customers, view, onSort }: TableProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const sorter = (column: SortColumn) => ({ column, view, onSort })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <SortableHead {...sorter('name')} className={styles.wholeName}>
            {say('customers.company')}
          </SortableHead>
          <SortableHead {...sorter('domain')} className={styles.wide}>
            {say('customers.domain')}
          </SortableHead>
          <th scope="col" className={mergeClasses(styles.head, styles.medium, styles.country)}>
            <span className={styles.label}>{say('customers.country')}</span>
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number, styles.count)}>
            <span className={styles.label}>{say('customers.subscriptions')}</span>
          </th>
          <SortableHead {...sorter('created')} className={mergeClasses(styles.medium, styles.date)}>
            {say('customers.created')}
          </SortableHead>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <Row key={customer.id} customer={customer} />
        ))}
      </tbody>
    </table>
  )
}

interface SortableHeadProps {
  readonly column: SortColumn
  readonly view: CustomersView
  readonly onSort: (view: CustomersView) => void
  readonly className?: string
  readonly children: ReactNode
}

const SortableHead = ({ column, view, onSort, className, children }: SortableHeadProps) => {
  const styles = useStyles()
  const isSorted = view.sort === column
  return (
    <th
      scope="col"
      className={mergeClasses(styles.head, className)}
      aria-sort={isSorted ? (view.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={mergeClasses(styles.sorter, isSorted && styles.sorted)}
        onClick={() => onSort(sortBy(view, column))}
      >
        {children}
        {isSorted && (view.isDescending ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden />)}
      </button>
    </th>
  )
}

const Row = ({ customer }: { readonly customer: Customer }) => {
  const styles = useStyles()
  const formats = useFormats()
  const { companyName, domain } = customer.companyProfile
  return (
    <tr className={styles.row}>
      <td className={styles.cell}>
        <div className={styles.company}>
          <Avatar name={companyName} color="colorful" size={32} shape="square" aria-hidden />
          <div className={styles.names}>
            <Link to={`/customers/${customer.id}`} className={styles.name}>
              {companyName}
            </Link>
            <Text size={200} className={mergeClasses(styles.domain, styles.narrowOnly)}>
              {domain}
            </Text>
          </div>
        </div>
      </td>
      <td className={mergeClasses(styles.cell, styles.wide, styles.domain)}>{domain}</td>
      <td className={mergeClasses(styles.cell, styles.medium)}>
        {formats.country(customer.billingProfile.defaultAddress.country)}
      </td>
      <td className={mergeClasses(styles.cell, styles.number)}>{formats.number(customer.subscriptions.totalCount)}</td>
      <td className={mergeClasses(styles.cell, styles.medium)}>{formats.date(customer.createdAt)}</td>
    </tr>
  )
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export const CustomersTableSkeleton = () => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <Skeleton aria-label={say('app.loading')} className={styles.skeleton}>
      {skeletonRows.map((row) => (
        <div key={row} className={styles.skeletonRow}>
          <SkeletonItem shape="square" size={32} />
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  )
}
