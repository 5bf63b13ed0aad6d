import { Avatar, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { DataTrendingFilled, DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending'
import { PeopleTeamFilled, PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { lazy, Suspense } from 'react'
import { Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useSession } from '../data/session.js'
import { signInWay } from '../data/sign-in-way.js'
import { useViewer } from '../data/viewer.js'
import { signInAddress } from '../sign-in/sign-in.address.js'
import { useTexts } from '../texts/texts.js'
import { AccountButton } from './account-button.js'
import { NoRole } from './failures.js'
import icon from './icon.svg'
import { Loading } from './loading.js'
import { SessionOver } from './session-over.js'

const OwnCompany = lazy(async () => ({ default: (await import('../company/own-company.page.js')).OwnCompanyPage }))
const LiveUpdates = lazy(async () => ({ default: (await import('./live-updates.js')).LiveUpdates }))

const narrow = '@media (max-width: 768px)'

const useStyles = makeStyles({
  shell: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    top: '-60px',
    zIndex: 10,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    ':focus': { top: tokens.spacingVerticalS },
  },
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 5,
    height: '56px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { paddingInline: tokens.spacingHorizontalL },
  },
  logo: { width: '28px', height: '28px' },
  name: {
    ...typographyStyles.subtitle2,
    flexGrow: 1,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  body: { display: 'flex', flexGrow: 1, minWidth: 0, [narrow]: { flexDirection: 'column' } },
  rail: {
    position: 'sticky',
    top: '56px',
    alignSelf: 'flex-start',
    width: '216px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalM}`,
    [narrow]: {
      position: 'fixed',
      top: 'auto',
      bottom: 0,
      insetInline: 0,
      width: 'auto',
      zIndex: 5,
      padding: 0,
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  links: { display: 'flex', flexDirection: 'column', gap: '2px', [narrow]: { flexDirection: 'row' } },
  item: { [narrow]: { flex: 1, minWidth: 0 } },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    minHeight: '40px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    position: 'relative',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& svg': { fontSize: '20px', flexShrink: 0 },
    [narrow]: {
      flexDirection: 'column',
      gap: '2px',
      justifyContent: 'center',
      // With the line above it, as high as what stands on it reckons with.
      minHeight: '55px',
      padding: `0 ${tokens.spacingHorizontalXS}`,
      borderRadius: 0,
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
      textAlign: 'center',
    },
  },
  active: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    '& svg': { color: tokens.colorBrandForeground1 },
    [narrow]: { boxShadow: 'none', color: tokens.colorBrandForeground1 },
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    [narrow]: { padding: tokens.spacingHorizontalL, paddingBottom: '88px' },
  },
})

const destinations = [
  {
    to: '/',
    key: 'nav.overview',
    icon: <DataTrendingRegular />,
    activeIcon: <DataTrendingFilled />,
    isForAdmins: false,
  },
  {
    to: '/customers',
    key: 'nav.customers',
    icon: <PeopleTeamRegular />,
    activeIcon: <PeopleTeamFilled />,
    isForAdmins: false,
  },
  {
    to: '/settings',
    key: 'nav.settings',
    icon: <SettingsRegular />,
    activeIcon: <SettingsFilled />,
    isForAdmins: true,
  },
] as const

/** The frame around every page, for those who are signed in. A session that ends leaves the page as it is. */
export const Shell = () => {
  const { session, isOver } = useSession()
  const location = useLocation()
  if (!session && !isOver && signInWay.way !== 'SANDBOX') return <Navigate to={signInAddress(location)} replace />
  return <Frame isOver={isOver} />
}

const Frame = ({ isOver }: { readonly isOver: boolean }) => {
  const styles = useStyles()
  const { say } = useTexts()
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {say('app.skip')}
      </a>
      <header className={styles.bar}>
        <img src={icon} alt="" className={styles.logo} />
        <span className={styles.name}>{say('app.name')}</span>
        <Suspense fallback={<Avatar size={32} aria-hidden />}>
          <AccountButton />
        </Suspense>
      </header>
      <div className={styles.body}>
        <Suspense fallback={<nav className={styles.rail} aria-label={say('nav.label')} />}>
          <Navigation />
        </Suspense>
        <main id="main" tabIndex={-1} className={styles.main}>
          {isOver && <SessionOver />}
          <Suspense fallback={<Loading />}>
            <Content />
          </Suspense>
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}

/** A user of a customer has one page, and who has no role has none. */
const Content = () => {
  const { customerUser, permissions } = useViewer()
  const { pathname } = useLocation()
  if (customerUser) return pathname === '/' ? <OwnCompany /> : <Navigate to="/" replace />
  if (!permissions.canLook) return <NoRole />
  return (
    <>
      <Outlet />
      <Suspense>
        <LiveUpdates />
      </Suspense>
    </>
  )
}

const Navigation = () => {
  const styles = useStyles()
  const { say } = useTexts()
  const { permissions } = useViewer()
  if (!permissions.canLook) return null
  return (
    <nav className={styles.rail} aria-label={say('nav.label')}>
      <ul className={styles.links}>
        {destinations
          .filter(({ isForAdmins }) => !isForAdmins || permissions.canAdminister)
          .map(({ to, key, icon: idle, activeIcon }) => (
            <li key={to} className={styles.item}>
              <NavLink
                to={to}
                end={to === '/'}
                className={({ isActive }) => mergeClasses(styles.link, isActive && styles.active)}
              >
                {({ isActive }) => (
                  <>
                    {isActive ? activeIcon : idle}
                    <span>{say(key)}</span>
                  </>
                )}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}
