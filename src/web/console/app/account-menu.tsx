import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { PersonRegular } from '@fluentui/react-icons/svg/person'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import { useNavigate } from 'react-router'
import { useSession } from '../data/session.js'
import { useViewer } from '../data/viewer.js'
import { signOut } from '../sign-in/sign-out.js'
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
})

interface AccountMenuProps {
  readonly button: HTMLElement
  readonly onClose: () => void
}

/** Who is asking, for which partner, in which language. Loaded when it is first opened. */
export const AccountMenu = ({ button, onClose }: AccountMenuProps) => {
  const styles = useStyles()
  const { say, language, changeLanguage } = useTexts()
  const { partner, userName, roles, customerUser } = useViewer()
  const { session } = useSession()
  const navigate = useNavigate()
  return (
    <Menu
      open
      positioning={{ target: button, align: 'end' }}
      onOpenChange={(_, { open }) => !open && onClose()}
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_, { checkedItems }) => changeLanguage(checkedItems[0] as LanguageTag)}
    >
      <MenuPopover>
        <div className={styles.who}>
          <Text weight="semibold">{customerUser?.companyProfile.companyName ?? partner.name}</Text>
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
          <MenuDivider />
          {session ? (
            <MenuItem icon={<SignOutRegular />} onClick={signOut}>
              {say('account.signOut')}
            </MenuItem>
          ) : (
            <MenuItem icon={<PersonRegular />} onClick={() => navigate('/sign-in')}>
              {say('account.asCustomer')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
