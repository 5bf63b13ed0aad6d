import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { useTexts } from '../texts/texts.js'
import { type Country, labelOf } from '../wizard/account.form.js'
import type { Account } from '../wizard/wizard.state.js'
import { differing } from './profile.account.js'

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  scroller: { overflowX: 'auto', marginTop: tokens.spacingVerticalM },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: tokens.spacingHorizontalS,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  yours: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
})

interface ConflictDialogProps {
  readonly country: Country
  readonly yours: Account
  readonly theirs: Account
  readonly onKeepTheirs: () => void
  readonly onKeepYours: () => void
  readonly onClose: () => void
}

/** Two people changed the same profile: both versions side by side, and nothing decided for anybody. */
export const ConflictDialog = ({ country, yours, theirs, ...decisions }: ConflictDialogProps) => {
  const styles = useStyles()
  const { say } = useTexts()
  const { onKeepTheirs, onKeepYours, onClose } = decisions
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{say('conflict.title')}</DialogTitle>
          <DialogContent>
            <p>{say('conflict.text')}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
            <section className={styles.scroller} tabIndex={0} aria-label={say('conflict.title')}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    {(['conflict.field', 'conflict.theirs', 'conflict.yours'] as const).map((key) => (
                      <th key={key} scope="col" className={styles.cell}>
                        {say(key)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {differing(yours, theirs).map((field) => (
                    <tr key={field}>
                      <th scope="row" className={styles.cell}>
                        {say(labelOf(field, country))}
                      </th>
                      <td className={styles.cell}>{theirs[field] || '–'}</td>
                      <td className={mergeClasses(styles.cell, styles.yours)}>{yours[field] || '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onKeepTheirs}>{say('conflict.keepTheirs')}</Button>
            <Button appearance="primary" onClick={onKeepYours}>
              {say('conflict.keepYours')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
