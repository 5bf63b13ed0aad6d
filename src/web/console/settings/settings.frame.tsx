import { makeStyles, Tab, TabList, Text, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { NoPermission } from '../app/failures.js'
import { Page, PageHeading, Surface } from '../app/page.js'
import { useViewer } from '../data/viewer.js'
import { useTexts } from '../texts/texts.js'

const addresses = { webhooks: '/settings', apiKeys: '/settings/api-keys' } as const
type TabName = keyof typeof addresses
const tabs = Object.keys(addresses) as TabName[]

const useStyles = makeStyles({
  tabs: {
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
    marginBlock: `calc(-1 * ${tokens.spacingVerticalS})`,
  },
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  words: { flex: '1 1 260px', minWidth: 0 },
  title: typographyStyles.subtitle2,
  text: { color: tokens.colorNeutralForeground3, display: 'block' },
})

interface SettingsFrameProps {
  readonly tab: TabName
  readonly children: ReactNode
}

/** The settings, for admin agents: a page for each kind. */
export const SettingsFrame = ({ tab, children }: SettingsFrameProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  const navigate = useNavigate()
  return (
    <Page>
      <PageHeading title={say('settings.title')} />
      {permissions.canAdminister ? (
        <>
          <TabList
            className={styles.tabs}
            selectedValue={tab}
            onTabSelect={(_, { value }) => navigate(addresses[value as TabName], { preventScrollReset: true })}
            aria-label={say('settings.title')}
          >
            {tabs.map((one) => (
              <Tab key={one} value={one} id={`tab-${one}`} aria-controls="settings-panel">
                {say(`settings.${one}`)}
              </Tab>
            ))}
          </TabList>
          <div role="tabpanel" id="settings-panel" aria-labelledby={`tab-${tab}`}>
            {children}
          </div>
        </>
      ) : (
        <NoPermission />
      )}
    </Page>
  )
}

interface SettingsListProps {
  readonly title: string
  readonly text: string
  /** What adds another one. */
  readonly action: ReactNode
  readonly children: ReactNode
}

export const SettingsList = ({ title, text, action, children }: SettingsListProps) => {
  const styles = useStyles()
  return (
    <Surface label={title}>
      <div className={styles.heading}>
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          <Text className={styles.text}>{text}</Text>
        </div>
        {action}
      </div>
      {children}
    </Surface>
  )
}
