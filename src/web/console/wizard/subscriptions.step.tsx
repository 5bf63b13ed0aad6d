import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { OfferFieldsFragment } from '../../../client/generated/graphql.js'
import { useTexts } from '../texts/texts.js'
import { findLineIssues } from './account.rules.js'
import { Basket } from './basket.js'
import { IssueSummary } from './issue-summary.js'
import { OfferPicker } from './offer-picker.js'
import { OfferRow } from './offer-row.js'
import { StepFooter } from './step-footer.js'
import { checkWithGateway } from './wizard.check.js'
import type { StepProps } from './wizard.page.js'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  basket: { position: 'sticky', top: '72px', '@media (max-width: 1000px)': { position: 'static', order: -1 } },
})

export const SubscriptionsStep = ({ wizard, dispatch }: StepProps) => {
  const styles = useStyles()
  const { say, language } = useTexts()
  const { account, basket } = wizard
  const findIssues = async () => {
    const found = basket.flatMap((line, place) => findLineIssues(line, place, language))
    return found.length > 0 ? found : checkWithGateway(account, basket)
  }
  const checkQuantity = (place: number) => {
    const line = basket[place]
    const path = `subscriptions.${place}.quantity`
    if (line) dispatch({ type: 'fieldChecked', path, issues: findLineIssues(line, place, language) })
  }
  const renderOffer = (offer: OfferFieldsFragment) => {
    const place = basket.findIndex((line) => line.offer.id === offer.id)
    return (
      <OfferRow
        key={offer.id}
        offer={offer}
        line={basket[place]}
        place={place}
        issues={wizard.issues}
        onToggle={() => dispatch({ type: 'offerToggled', offer })}
        onChange={(change) => dispatch({ type: 'lineChanged', offerId: offer.id, ...change })}
        onLeaveQuantity={() => checkQuantity(place)}
      />
    )
  }
  return (
    <>
      <IssueSummary issues={wizard.issues} refusals={wizard.refusals} />
      <div className={styles.columns}>
        <OfferPicker country={account.country} renderOffer={renderOffer} />
        <div className={styles.basket}>
          <Basket basket={basket} onRemove={(offer) => dispatch({ type: 'offerToggled', offer })} />
        </div>
      </div>
      <StepFooter
        wizard={wizard}
        dispatch={dispatch}
        findIssues={findIssues}
        onBack={() => dispatch({ type: 'stepVisited', step: 'account' })}
        note={<Text>{say('basket.count', { count: basket.length })}</Text>}
      />
    </>
  )
}
