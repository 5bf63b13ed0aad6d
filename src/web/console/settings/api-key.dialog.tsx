import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { CreateApiKeyDocument, type PartnerRole } from '../../../client/generated/graphql.js'
import { ConfirmDialog } from '../app/confirm-dialog.js'
import { useTexts } from '../texts/texts.js'
import { SecretDialog } from './secret.dialog.js'
import { useSettingsChange } from './settings.change.js'

/** From the least to the most that they may do. */
const roles = ['HELPDESK_AGENT', 'SALES_AGENT', 'ADMIN_AGENT'] as const satisfies PartnerRole[]

/** In days; null: for good. */
const lifetimes = { '30': 30, '90': 90, '365': 365, never: null } as const
type Lifetime = keyof typeof lifetimes

const dayMs = 86_400_000

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  roles: { display: 'flex', flexDirection: 'column', border: 'none', margin: 0, padding: 0 },
  legend: { padding: 0 },
})

/** Makes a key, and shows it once. */
export const ApiKeyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const change = useSettingsChange('apiKeys')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly PartnerRole[]>([])
  const [lifetime, setLifetime] = useState<Lifetime>('90')
  const [secret, setSecret] = useState<string>()
  const create = async () => {
    const days = lifetimes[lifetime]
    const expiresAt = days && new Date(Date.now() + days * dayMs).toISOString()
    const { refusal, data } = await change(CreateApiKeyDocument, { name, roles: [...chosen], expiresAt })
    if (refusal) return refusal
    if (data.createApiKey.__typename === 'CreateApiKeySuccess') setSecret(data.createApiKey.secret)
  }
  if (secret) {
    return (
      <SecretDialog title={say('apiKey.secret')} text={say('apiKey.secret.text')} secret={secret} onClose={onClose} />
    )
  }
  return (
    <ConfirmDialog
      isOpen
      staysOpen
      onClose={onClose}
      title={say('apiKey.add')}
      action={say('apiKey.create')}
      canConfirm={name.trim() !== '' && chosen.length > 0}
      onConfirm={create}
    >
      <div className={styles.fields}>
        <Field label={say('apiKey.name')} hint={say('apiKey.name.hint')} required>
          <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} autoComplete="off" />
        </Field>
        <fieldset className={styles.roles}>
          <legend className={styles.legend}>{say('apiKey.roles')}</legend>
          {roles.map((role) => (
            <Checkbox
              key={role}
              checked={chosen.includes(role)}
              onChange={(_, { checked }) =>
                setChosen(checked ? [...chosen, role] : chosen.filter((one) => one !== role))
              }
              label={`${say(`role.${role}`)}: ${say(`role.${role}.text`)}`}
            />
          ))}
        </fieldset>
        <Field label={say('apiKey.lifetime')}>
          <Select value={lifetime} onChange={(_, { value }) => setLifetime(value as Lifetime)}>
            {(Object.keys(lifetimes) as Lifetime[]).map((one) => (
              <option key={one} value={one}>
                {one === 'never' ? say('apiKey.lifetime.never') : say('apiKey.lifetime.days', { count: Number(one) })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </ConfirmDialog>
  )
}
