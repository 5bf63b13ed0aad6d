import { Badge, type BadgeProps, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import type { WebhookDeliveryStatus, WebhookQuery } from '../../../client/generated/graphql.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'

type Delivery = NonNullable<WebhookQuery['webhook']>['deliveries']['nodes'][number]

const useStyles = makeStyles({
  scroller: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: { width: '100%', borderCollapse: 'collapse', minWidth: '560px' },
  head: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
  },
  failure: { display: 'block', color: tokens.colorNeutralForeground3 },
})

const colors: Readonly<Record<WebhookDeliveryStatus, BadgeProps['color']>> = {
  PENDING: 'informative',
  DELIVERED: 'success',
  DEAD: 'danger',
}

const columns = ['event', 'status', 'attempts', 'answer', 'when'] as const

export const Deliveries = ({ deliveries }: { readonly deliveries: readonly Delivery[] }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const formats = useFormats()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label={say('webhook.deliveries')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {say(`webhook.delivery.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <td className={styles.cell}>{say(`event.${delivery.type}`)}</td>
              <td className={styles.cell}>
                <Badge appearance="tint" color={colors[delivery.status]}>
                  {say(`delivery.${delivery.status}`)}
                </Badge>
              </td>
              <td className={styles.cell}>{formats.number(delivery.attempts)}</td>
              <td className={styles.cell}>
                {delivery.responseStatus ?? '–'}
                {delivery.failure && (
                  <Text size={200} className={styles.failure}>
                    {delivery.failure}
                  </Text>
                )}
              </td>
              <td className={styles.cell}>{formats.dateTime(delivery.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
