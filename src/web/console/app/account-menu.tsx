import {
  Avatar,
  Badge,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useViewer } from '../data/viewer.js'
import { type LanguageTag, languageTags } from '../texts/language-tags.js'
import { languageNames } from '../texts/languages.js'
import { useTexts } from '../texts/texts.js'

const useStyles = makeStyles({
  who: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  roles: { color: tokens.colorNeutralForeground3 },
  sandbox: { '@media (max-width: 480px)': { display: 'none' } },
  trigger: { minWidth: 0, padding: tokens.spacingHorizontalXS, borderRadius: tokens.borderRadiusCircular },
})

/** Who is asking, for which partner, in which language. */
export const AccountMenu = () => {
  const styles = useStyles()
  const { say, language, changeLanguage } = useTexts()
  const { partner, userName, roles } = useViewer()
  return (
    <>
      {partner.isSandbox && (
        <Badge appearance="tint" color="warning" size="large" className={styles.sandbox}>
          {say('app.sandbox')}
        </Badge>
      )}
      <Menu
        checkedValues={{ language: [language] }}
        onCheckedValueChange={(_, { checkedItems }) => changeLanguage(checkedItems[0] as LanguageTag)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            className={styles.trigger}
            aria-label={say('account.label', { name: userName })}
          >
            <Avatar name={partner.name} size={32} color="brand" aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <Text weight="semibold">{partner.name}</Text>
            <Text size={200}>{userName}</Text>
            <Text size={200} className={styles.roles}>
              {roles.map((role) => say(`role.${role}`)).join(', ')}
            </Text>
          </div>
          <MenuDivider />
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{say('account.language')}</MenuGroupHeader>
              {languageTags.map((tag) => (
                <MenuItemRadio key={tag} name="language" value={tag} lang={tag}>
                  {languageNames[tag]}
                </MenuItemRadio>
              ))}
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  )
}
