import { Button, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { Surface } from '../app/page.js'
import { useTexts } from '../texts/texts.js'
import type { BasketLine, BasketOffer } from './wizard.state.js'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, marginBottom: tokens.spacingVerticalS },
  none: { color: tokens.colorNeutralForeground3 },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  details: { color: tokens.colorNeutralForeground3 },
})

/** "3 × Licenses · Monthly", and no number where there is none to choose. */
export const useLineDetails = () => {
  const { say } = useTexts()
  return ({ offer, quantity, billingCycle }: BasketLine): string =>
    [
      offer.billingType === 'USAGE' ? say('offers.usage') : `${quantity || '–'} × ${offer.unitType}`,
      say(`cycle.${billingCycle}`),
    ].join(' · ')
}

interface BasketProps {
  readonly basket: readonly BasketLine[]
  readonly onRemove: (offer: BasketOffer) => void
}

export const Basket = ({ basket, onRemove }: BasketProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const detailsOf = useLineDetails()
  return (
    <Surface label={say('basket.title')}>
      <h2 className={styles.title}>{say('basket.title')}</h2>
      {basket.length === 0 && <Text className={styles.none}>{say('basket.empty')}</Text>}
      <ul>
        {basket.map((line) => (
          <li key={line.offer.id} className={styles.line}>
            <span className={styles.words}>
              <Text>{line.offer.name}</Text>
              <Text size={200} className={styles.details}>
                {detailsOf(line)}
              </Text>
            </span>
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={say('basket.remove', { offer: line.offer.name })}
              onClick={() => onRemove(line.offer)}
            />
          </li>
        ))}
      </ul>
    </Surface>
  )
}
