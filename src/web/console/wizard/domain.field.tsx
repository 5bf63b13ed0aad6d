import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { DomainAvailabilityDocument } from '../../../client/generated/graphql.js'
import { Waiting } from '../app/loading.js'
import { send } from '../data/gateway.js'
import { useTexts } from '../texts/texts.js'
import { useFieldFrame } from './account.field.js'
import { useAccountForm } from './account.form.js'
import { isGoingOn } from './going-on.js'
import { domainSuffix, toDomain } from './wizard.input.js'

const typingPauseMs = 250

const useStyles = makeStyles({
  // The browser's own idea of how wide an input is would make the field wider than a telephone.
  input: { width: '100%', minWidth: 0, '& input': { width: 0, flexGrow: 1 } },
  suffix: { color: tokens.colorNeutralForeground3 },
  answer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
    minHeight: '24px',
  },
  free: { color: tokens.colorStatusSuccessForeground1 },
  icon: { flexShrink: 0, fontSize: '16px' },
})

const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

/** The tenant's own name, and whether it is still free, while it is typed. */
export const DomainField = ({ className }: { readonly className?: string }) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { account, change, check } = useAccountForm()
  const domain = toDomain(account.domainPrefix)
  const asked = usePaused(domain)
  const { data } = useQuery({
    queryKey: ['domain', asked],
    queryFn: async ({ signal }) =>
      (await send(DomainAvailabilityDocument, { domain: asked }, signal)).domainAvailability,
    enabled: asked !== '',
    staleTime: 10_000,
  })
  const answer = domain === asked ? data : undefined
  const { id, issue, frame } = useFieldFrame({
    name: 'domainPrefix',
    hint: say('account.domainPrefix.hint'),
    ...(className && { className }),
  })
  const problem = issue?.message ?? answer?.issues[0]?.message
  const suggestions = answer?.suggestions.length ? answer.suggestions : (issue?.suggestions ?? [])
  return (
    <div className={className}>
      <Field
        {...frame}
        {...(problem && { validationState: 'error', validationMessage: { children: problem, role: 'presentation' } })}
      >
        <Input
          id={id}
          className={styles.input}
          value={account.domainPrefix}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          onChange={(_, { value }) => change('domainPrefix', value.replace(domainSuffix, ''))}
          onBlur={(event) => isGoingOn(event) || check('domainPrefix')}
          contentAfter={<span className={styles.suffix}>{domainSuffix}</span>}
        />
      </Field>
      <div className={styles.answer} role="status">
        {domain && !answer && !issue && <Waiting size="extra-tiny" label={say('domain.checking')} delay={400} />}
        {answer?.available && !issue && (
          <>
            <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.free)} aria-hidden />
            <Text size={200} className={styles.free}>
              {say('domain.free', { domain: answer.domain })}
            </Text>
          </>
        )}
        {problem && suggestions.length > 0 && (
          <>
            <Text size={200}>{say('domain.instead')}</Text>
            {suggestions.map((suggestion) => (
              <Button
                key={suggestion}
                size="small"
                shape="circular"
                onClick={() => change('domainPrefix', suggestion.replace(domainSuffix, ''))}
              >
                {suggestion.replace(domainSuffix, '')}
              </Button>
            ))}
          </>
        )}
      </div>
    </div>
  )
}
