import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFailureText } from '../app/failures.js'
import { useTexts } from '../texts/texts.js'
import { useArrival } from './arrival.js'
import { signInAsCustomer } from './customer.attempt.js'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: typographyStyles.subtitle2,
  text: { color: tokens.colorNeutralForeground3 },
})

/** For a customer's administrator. Whoever comes with a one-time password chooses another one first. */
export const CustomerSignIn = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const form = useCustomerForm()
  return (
    <form className={styles.form} onSubmit={form.submit} aria-label={say('signIn.customer')}>
      <h2 className={styles.title}>{say(form.isChoosing ? 'signIn.choose' : 'signIn.customer')}</h2>
      <Text className={styles.text}>{say(form.isChoosing ? 'signIn.choose.text' : 'signIn.customer.text')}</Text>
      {form.isChoosing ? <NewPasswordFields form={form} /> : <NameFields form={form} />}
      {form.problem && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{form.problem}</MessageBarBody>
        </MessageBar>
      )}
      <Button type="submit" {...(form.isChoosing && { appearance: 'primary' })} disabledFocusable={form.isRunning}>
        {say(form.isChoosing ? 'signIn.choose.submit' : 'signIn.submit')}
      </Button>
    </form>
  )
}

type Form = ReturnType<typeof useCustomerForm>

const NameFields = ({ form }: { readonly form: Form }) => {
  const { say } = useTexts()
  return (
    <>
      <Field label={say('signIn.name')} required>
        <Input
          value={form.signInName}
          onChange={(_, { value }) => form.setSignInName(value)}
          placeholder="admin@fourthcoffee.onmicrosoft.com"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={say('signIn.password')} required>
        <Input
          type="password"
          value={form.password}
          onChange={(_, { value }) => form.setPassword(value)}
          autoComplete="current-password"
        />
      </Field>
    </>
  )
}

const NewPasswordFields = ({ form }: { readonly form: Form }) => {
  const { say } = useTexts()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      {/* So that the browser's password manager knows whose password it is. */}
      <input type="text" autoComplete="username" value={form.signInName} readOnly hidden />
      <Field label={say('signIn.newPassword')} hint={say('signIn.newPassword.hint')} required>
        <Input
          input={{ ref: first }}
          type="password"
          value={form.newPassword}
          onChange={(_, { value }) => form.setNewPassword(value)}
          autoComplete="new-password"
        />
      </Field>
      <Field
        label={say('signIn.repeat')}
        required
        {...(form.isDifferent && { validationState: 'error', validationMessage: say('signIn.repeat.differs') })}
      >
        <Input
          type="password"
          value={form.repeated}
          onChange={(_, { value }) => form.setRepeated(value)}
          autoComplete="new-password"
        />
      </Field>
    </>
  )
}

/** What is typed, and what came of it. Passwords are nowhere but in here. */
const useCustomerForm = () => {
  const { say } = useTexts()
  const arrive = useArrival()
  const failureText = useFailureText()
  const [signInName, setSignInName] = useState('')
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isChoosing, setChoosing] = useState(false)
  const [hasTried, setTried] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<string>()

  const isDifferent = isChoosing && newPassword !== repeated && (repeated !== '' || hasTried)
  const isComplete = isChoosing ? newPassword === repeated : signInName.trim() !== '' && password !== ''
  const signIn = async (): Promise<string | undefined> => {
    const outcome = await signInAsCustomer({ signInName, password, ...(isChoosing && { newPassword }) })
    switch (outcome.kind) {
      case 'signedIn':
        arrive(outcome.session, '/')
        return undefined
      case 'newPasswordNeeded':
        setChoosing(true)
        setTried(false)
        return undefined
      case 'refused':
        return outcome.messages.join(' ')
      case 'locked':
        return say('signIn.locked', { count: outcome.seconds })
      case 'wrong':
        // Also the one-time password can have been replaced meanwhile.
        setChoosing(false)
        return say('signIn.wrong')
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isRunning) return
    setTried(true)
    // That the two new ones differ stands at their field.
    setProblem(isComplete || isChoosing ? undefined : say('signIn.missing'))
    if (!isComplete) return
    setRunning(true)
    try {
      setProblem(await signIn())
    } catch (error) {
      setProblem(failureText(error).title)
    } finally {
      setRunning(false)
    }
  }
  return {
    ...{ signInName, setSignInName, password, setPassword, newPassword, setNewPassword, repeated, setRepeated },
    ...{ isChoosing, isDifferent, isRunning, problem, submit },
  }
}
