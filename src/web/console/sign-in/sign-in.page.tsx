import { makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { useSearchParams } from 'react-router'
import icon from '../app/icon.svg'
import { Surface, usePageTitle } from '../app/page.js'
import { signInWay } from '../data/sign-in-way.js'
import { type LanguageTag, languageTags } from '../texts/language-tags.js'
import { languageNames } from '../texts/languages.js'
import { useTexts } from '../texts/texts.js'
import { pageOf } from './arrival.js'
import { CustomerSignIn } from './customer-sign-in.js'
import { PartnerReturn, PartnerSignIn } from './partner-sign-in.js'

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, ...typographyStyles.subtitle1 },
  logo: { width: '36px', height: '36px' },
  ways: {
    width: '100%',
    maxWidth: '440px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
})

/** Both ways in: the partner's people by their OpenID provider, a customer's by the password they were given. */
export const SignInPage = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const [parameters] = useSearchParams()
  usePageTitle(say('signIn.title'))
  const to = pageOf(parameters.get('to'))
  const hasAnswer = parameters.has('code') || parameters.has('error')
  const returningFrom = hasAnswer && signInWay.way === 'OPENID_CONNECT' ? signInWay : null
  return (
    <main className={styles.page}>
      <h1 className={styles.brand}>
        <img src={icon} alt="" className={styles.logo} />
        {say('app.name')}
      </h1>
      <div className={styles.ways}>
        {returningFrom ? (
          <Surface label={say('signIn.partner')}>
            <PartnerReturn provider={returningFrom} />
          </Surface>
        ) : (
          <>
            <Surface label={say('signIn.partner')}>
              <PartnerSignIn to={to} />
            </Surface>
            <Surface label={say('signIn.customer')}>
              <CustomerSignIn />
            </Surface>
          </>
        )}
      </div>
      <LanguageChoice />
    </main>
  )
}

const LanguageChoice = () => {
  const { say, language, changeLanguage } = useTexts()
  return (
    <Select
      appearance="underline"
      value={language}
      onChange={(_, { value }) => changeLanguage(value as LanguageTag)}
      aria-label={say('account.language')}
    >
      {languageTags.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {languageNames[tag]}
        </option>
      ))}
    </Select>
  )
}
