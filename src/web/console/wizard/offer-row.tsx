import {
  Badge,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components'
import type { BillingCycle, OfferFieldsFragment } from '../../../client/generated/graphql.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { isGoingOn } from './going-on.js'
import { fieldId } from './issue-summary.js'
import type { BasketLine, FieldIssue } from './wizard.state.js'

/** From here on a limit means "any number", and is not worth a word. */
const countlessFrom = 10_000

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `0 ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  offer: { flex: '1 1 260px', minWidth: 0 },
  label: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  details: { color: tokens.colorNeutralForeground3 },
  controls: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    paddingBlock: tokens.spacingVerticalXS,
    alignItems: 'flex-start',
  },
  quantity: { width: '120px' },
  cycle: { width: '150px' },
})

interface OfferRowProps {
  readonly offer: OfferFieldsFragment
  readonly line: BasketLine | undefined
  readonly place: number
  readonly issues: readonly FieldIssue[]
  readonly onToggle: () => void
  readonly onChange: (change: { quantity?: string; billingCycle?: BillingCycle }) => void
  readonly onLeaveQuantity: () => void
}

/** An offer to tick; what there is to choose of it appears once it is ticked. */
export const OfferRow = ({ offer, line, place, issues, onToggle, ...controls }: OfferRowProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const details = useOfferDetails(offer)
  const mistake = issues.find(({ path }) => path === `subscriptions.${place}.offerId`)
  return (
    <li className={mergeClasses(styles.row, line && styles.chosen)}>
      <Field
        className={styles.offer}
        {...(line && mistake && { validationState: 'error', validationMessage: mistake.message })}
      >
        <Checkbox
          {...(line && { id: fieldId(`subscriptions.${place}.offerId`) })}
          checked={line !== undefined}
          onChange={onToggle}
          label={
            <span className={styles.label}>
              <span className={styles.name}>
                {offer.name}
                {offer.isAddOn && (
                  <Badge appearance="outline" color="informative">
                    {say('offers.addOn')}
                  </Badge>
                )}
                {offer.isTrial && (
                  <Badge appearance="tint" color="success">
                    {say('offers.trial')}
                  </Badge>
                )}
              </span>
              <Text size={200} className={styles.details}>
                {details}
              </Text>
            </span>
          }
        />
      </Field>
      {line && <LineControls line={line} place={place} issues={issues} {...controls} />}
    </li>
  )
}

const useOfferDetails = (offer: OfferFieldsFragment): string => {
  const { say } = useTexts()
  const formats = useFormats()
  const { minimumQuantity: min, maximumQuantity: max, unitType: unit } = offer
  const limits = (): string => {
    if (offer.billingType === 'USAGE') return say('offers.usage')
    if (max >= countlessFrom) return say('offers.atLeast', { min, unit })
    return max === 1 ? say('offers.one', { unit }) : say('offers.limits', { min, max, unit })
  }
  const cycles = offer.supportedBillingCycles.map((cycle) => say(`cycle.${cycle}`))
  return `${limits()} · ${new Intl.ListFormat(formats.locale, { type: 'disjunction' }).format(cycles)}`
}

type LineControlsProps = Omit<OfferRowProps, 'offer' | 'onToggle' | 'line'> & { readonly line: BasketLine }

const LineControls = ({ line, place, issues, onChange, onLeaveQuantity }: LineControlsProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { offer, quantity, billingCycle } = line
  const mistake = issues.find(({ path }) => path === `subscriptions.${place}.quantity`)
  const hasQuantity = offer.billingType !== 'USAGE' && offer.maximumQuantity > 1
  return (
    <div className={styles.controls}>
      {hasQuantity && (
        <Field
          label={<SpokenLabel short={say('offers.quantity')} whole={say('offers.quantityOf', { offer: offer.name })} />}
          size="small"
          className={styles.quantity}
          {...(mistake && {
            validationState: 'error',
            validationMessage: { children: mistake.message, role: 'presentation' },
          })}
        >
          <Input
            id={fieldId(`subscriptions.${place}.quantity`)}
            type="number"
            inputMode="numeric"
            min={offer.minimumQuantity}
            max={offer.maximumQuantity}
            value={quantity}
            onChange={(_, { value }) => onChange({ quantity: value })}
            onBlur={(event) => isGoingOn(event) || onLeaveQuantity()}
          />
        </Field>
      )}
      {offer.supportedBillingCycles.length > 1 && (
        <Field
          label={<SpokenLabel short={say('offers.cycle')} whole={say('offers.cycleOf', { offer: offer.name })} />}
          size="small"
          className={styles.cycle}
        >
          <Select value={billingCycle} onChange={(_, { value }) => onChange({ billingCycle: value as BillingCycle })}>
            {offer.supportedBillingCycles.map((cycle) => (
              <option key={cycle} value={cycle}>
                {say(`cycle.${cycle}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  )
}

/** What is seen beside its offer needs fewer words than what is only heard. */
const SpokenLabel = ({ short, whole }: { readonly short: string; readonly whole: string }) => (
  <>
    <span aria-hidden>{short}</span>
    <span className="visually-hidden">{whole}</span>
  </>
)
