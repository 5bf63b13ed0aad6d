import { Field, Input, Select } from '@fluentui/react-components'
import { useTexts } from '../texts/texts.js'
import { isRequired, labelOf, useAccountForm } from './account.form.js'
import { isGoingOn } from './going-on.js'
import { fieldId } from './issue-summary.js'
import { type AccountField, accountPaths } from './wizard.state.js'

interface Frame {
  readonly name: AccountField
  readonly hint?: string | undefined
  readonly className?: string
}

/** What every field has: its label, whether it is needed, what is wrong with it. */
export const useFieldFrame = ({ name, hint, className }: Frame) => {
  const { say } = useTexts()
  const { country, issues } = useAccountForm()
  const label = say(labelOf(name, country))
  const required = isRequired(name, country)
  const issue = issues.find(({ path }) => path === accountPaths[name])
  return {
    id: fieldId(accountPaths[name]),
    issue,
    frame: {
      label: required ? label : `${label} (${say('wizard.optional')})`,
      required,
      ...(className && { className }),
      ...(hint && { hint }),
      ...(issue && {
        validationState: 'error' as const,
        validationMessage: { children: issue.message, role: 'presentation' },
      }),
    },
  }
}

interface TextFieldProps extends Frame {
  readonly type?: 'text' | 'email' | 'tel'
  readonly autoComplete?: string
}

export const TextField = ({ type = 'text', autoComplete = 'off', ...named }: TextFieldProps) => {
  const { account, change, check } = useAccountForm()
  const { id, frame } = useFieldFrame(named)
  return (
    <Field {...frame}>
      <Input
        id={id}
        type={type}
        autoComplete={autoComplete}
        value={account[named.name]}
        onChange={(_, { value }) => change(named.name, value)}
        onBlur={(event) => isGoingOn(event) || check(named.name)}
      />
    </Field>
  )
}

interface ChoiceFieldProps extends Frame {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly onChoose?: (value: string) => void
}

/** The browser's own list: it works the same by keyboard, on a telephone and for screen readers. */
export const ChoiceField = ({ choices, onChoose, ...named }: ChoiceFieldProps) => {
  const { say } = useTexts()
  const { account, change, check } = useAccountForm()
  const { id, frame } = useFieldFrame(named)
  const value = account[named.name]
  return (
    <Field {...frame}>
      <Select
        id={id}
        value={value}
        onChange={(_, chosen) => (onChoose ?? ((choice) => change(named.name, choice)))(chosen.value)}
        onBlur={(event) => isGoingOn(event) || check(named.name)}
      >
        {!choices.some((choice) => choice.value === value) && (
          <option value={value}>{value || say('account.choose')}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </Select>
    </Field>
  )
}
