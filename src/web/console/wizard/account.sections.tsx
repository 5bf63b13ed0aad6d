import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { AddressField } from '../../../client/generated/graphql.js'
import { Surface } from '../app/page.js'
import { useFormats } from '../texts/formats.js'
import { useTexts } from '../texts/texts.js'
import { ChoiceField, TextField } from './account.field.js'
import { useAccountForm } from './account.form.js'

const useStyles = makeStyles({
  section: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  title: typographyStyles.subtitle2,
  text: { color: tokens.colorNeutralForeground3, display: 'block', marginTop: tokens.spacingVerticalXS },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
})

interface SectionProps {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

export const FormSection = ({ title, text, children }: SectionProps) => {
  const styles = useStyles()
  return (
    <Surface label={title}>
      <div className={styles.section}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {text && (
            <Text size={200} className={styles.text}>
              {text}
            </Text>
          )}
        </div>
        <div className={styles.fields}>{children}</div>
      </div>
    </Surface>
  )
}

/** The parts of an address in the order in which the country writes them. */
export const AddressFields = () => {
  const { country } = useAccountForm()
  return country.addressForm.fields.map((field) => <AddressPart key={field} field={field} />)
}

const AddressPart = ({ field }: { readonly field: AddressField }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { country } = useAccountForm()
  switch (field) {
    case 'ADDRESS_LINES':
      return (
        <>
          <TextField name="addressLine1" className={styles.wide} />
          <TextField name="addressLine2" className={styles.wide} />
        </>
      )
    case 'CITY':
      return <TextField name="city" />
    case 'REGION':
      return <TextField name="region" />
    case 'STATE':
      return country.states.length === 0 ? (
        <TextField name="state" />
      ) : (
        <ChoiceField
          name="state"
          choices={country.states.map(({ code, name, latinName }) => ({
            value: code,
            text: latinName ? `${name} (${latinName})` : name,
          }))}
        />
      )
    case 'POSTAL_CODE': {
      const example = country.postalCodeExample
      return <TextField name="postalCode" hint={example ? say('account.example', { example }) : undefined} />
    }
  }
}

export const ContactFields = () => {
  const { say } = useTexts()
  const { country } = useAccountForm()
  const example = country.phoneNumberExample
  return (
    <>
      <TextField name="firstName" />
      <TextField name="lastName" />
      <TextField name="email" type="email" />
      <TextField name="phoneNumber" type="tel" hint={example ? say('account.example', { example }) : undefined} />
    </>
  )
}

export const CultureFields = () => {
  const formats = useFormats()
  const { country } = useAccountForm()
  return (
    <>
      <ChoiceField
        name="culture"
        choices={country.cultures.map((value) => ({ value, text: `${formats.languageName(value)} – ${value}` }))}
      />
      <ChoiceField
        name="language"
        choices={country.languages.map((value) => ({ value, text: formats.languageName(value) }))}
      />
    </>
  )
}
